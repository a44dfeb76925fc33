package io.tenure.workflows.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StripeEventKindTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invoice.payment_failed",
                "invoice.paid",
                "invoice.payment_action_required",
                "customer.subscription.deleted",
                "customer.subscription.updated",
                "checkout.session.expired"
            })
    void looksAtOnceWhereMoneyOrAPersonWaits(String kind) {
        assertThat(StripeEventKind.of(kind)).hasValue(new StripeEventKind(1, true));
    }

    @Test
    void namesNoCompletedCheckoutAsACause() {
        assertThat(StripeEventKind.of("checkout.session.completed")).hasValue(new StripeEventKind(1, false));
    }

    @Test
    void namesNoMoreKindsThanStripeListsAtOnce() {
        assertThat(StripeEventKind.names()).contains("invoice.paid").hasSizeLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"invoice.created", "invoice.payment_succeeded", "charge.succeeded", "customer.updated", "made.up"
            })
    void ignoresWhatCannotChangeAStanding(String kind) {
        assertThat(StripeEventKind.of(kind)).isEmpty();
    }
}
