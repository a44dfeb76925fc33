package io.tenure.dev.stripe.engine.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.dev.stripe.engine.billing.StandingRule.Latest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StandingRuleTest {

    @ParameterizedTest
    @CsvSource({
        "incomplete, DRAFT, incomplete",
        "incomplete, OPEN, incomplete",
        "incomplete, FAILED, incomplete",
        "incomplete, SETTLED, active",
        "incomplete, UNCOLLECTIBLE, incomplete_expired",
        "incomplete, NONE, incomplete_expired",
        "active, DRAFT, active",
        "active, OPEN, active",
        "active, FAILED, past_due",
        "active, SETTLED, active",
        "active, NONE, active",
        "past_due, DRAFT, past_due",
        "past_due, OPEN, past_due",
        "past_due, FAILED, past_due",
        "past_due, SETTLED, active",
        "past_due, UNCOLLECTIBLE, active",
        "past_due, NONE, active",
        "unpaid, DRAFT, unpaid",
        "unpaid, OPEN, unpaid",
        "unpaid, FAILED, unpaid",
        "unpaid, SETTLED, active",
        "unpaid, UNCOLLECTIBLE, active",
        "unpaid, NONE, active",
        "trialing, SETTLED, trialing",
        "paused, SETTLED, paused",
        "canceled, SETTLED, canceled",
        "incomplete_expired, SETTLED, incomplete_expired",
    })
    void followsTheLatestInvoice(String status, Latest latest, String next) {
        assertThat(StandingRule.next(status, latest)).isEqualTo(next);
    }
}
