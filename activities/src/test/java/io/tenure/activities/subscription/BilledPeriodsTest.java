package io.tenure.activities.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.net.ApiResource;
import io.tenure.workflows.subscription.ProviderStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invoices are given newest first, as {@code status more}; each bills a month of its own unless it says otherwise. */
final class BilledPeriodsTest {

    private static final Instant PAID_UNTIL = monthEnd(3);
    private static final String AUTOMATIC = "{\"collection_method\":\"charge_automatically\"}";
    private static final String RENEWAL = ",\"billing_reason\":\"subscription_cycle\"";

    private final Map<String, List<Instant>> ends = new HashMap<>();
    private int asked;

    @ParameterizedTest
    @ValueSource(strings = {"draft", "open", "paid"})
    void expectsAChargeForTheInvoiceOfThePresentPeriod(String status) {
        assertThat(isExpected(billing(4, status, RENEWAL))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"void", "uncollectible"})
    void expectsNoneForAnInvoiceThatWasGivenUp(String status) {
        assertThat(isExpected(billing(4, status, RENEWAL))).isFalse();
    }

    @Test
    void expectsNoneForAnInvoiceThatCouldNotBeFinalized() {
        Invoice failed = billing(
                4, "draft", RENEWAL + ",\"last_finalization_error\":{\"code\":\"customer_tax_location_invalid\"}");

        assertThat(isExpected(failed)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "open"})
    void expectsNoneForAnInvoiceThatIsNotCollectedByItself(String status) {
        assertThat(isExpected(billing(4, status, RENEWAL + ",\"auto_advance\":false")))
                .isFalse();
    }

    @Test
    void looksAtTheNewestInvoiceOfAPeriodOnly() {
        assertThat(isExpected(billing(5, "draft", RENEWAL), billing(4, "void", RENEWAL)))
                .isTrue();
        assertThat(isExpected(billing(5, "void", RENEWAL), billing(4, "draft", RENEWAL)))
                .isFalse();
    }

    @Test
    void passesOverInvoicesOfChangesWithinAPeriod() {
        Invoice raise = invoice("in_raise", "void", ",\"billing_reason\":\"subscription_update\"");
        ends.put("in_raise", List.of());

        assertThat(isExpected(raise, billing(4, "void", RENEWAL))).isFalse();
        assertThat(isExpected(raise, billing(4, "draft", RENEWAL))).isTrue();
    }

    @Test
    void countsAPeriodThatAChangeHasBegun() {
        assertThat(isExpected(billing(4, "void", ",\"billing_reason\":\"subscription_update\"")))
                .isFalse();
    }

    @Test
    void doesNotMindWhatBecameOfAPaidPeriodsInvoice() {
        assertThat(isExpected(billing(3, "void", RENEWAL))).isTrue();
    }

    @Test
    void expectsNoneForARenewalWhosePeriodIsNotKnown() {
        Invoice renewal = invoice("in_renewal", "void", RENEWAL);
        ends.put("in_renewal", List.of());

        assertThat(isExpected(renewal)).isFalse();
    }

    @Test
    void expectsTheNextChargeWithoutAnyInvoice() {
        assertThat(isExpected()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"collection_method\":\"send_invoice\"}",
                "{\"collection_method\":\"charge_automatically\",\"pause_collection\":{\"behavior\":\"void\"}}"
            })
    void expectsNoneWhereNothingIsChargedAtAll(String subscription) {
        assertThat(periods().isChargeExpected(ProviderStatus.ACTIVE, subscription(subscription)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(ProviderStatus.class)
    void expectsNoneOfASubscriptionThatIsNotInOrder(ProviderStatus status) {
        boolean isInOrder = status == ProviderStatus.ACTIVE || status == ProviderStatus.TRIALING;

        assertThat(periods().isChargeExpected(status, subscription(AUTOMATIC))).isEqualTo(isInOrder);
    }

    @ParameterizedTest
    @EnumSource(ProviderStatus.class)
    void knowsAnUnpaidPeriodOfOneThatIsBehindOnly(ProviderStatus status) {
        boolean isBehind = status == ProviderStatus.PAST_DUE || status == ProviderStatus.UNPAID;

        assertThat(periods(billing(4, "open", RENEWAL)).unpaidUntil(status)).isEqualTo(isBehind ? monthEnd(4) : null);
    }

    @Test
    void namesTheOldestUnpaidPeriodThatIsNewerThanWhatWasPaid() {
        BilledPeriods periods = periods(
                billing(6, "draft", RENEWAL),
                billing(5, "open", RENEWAL),
                billing(4, "void", RENEWAL),
                billing(3, "paid", RENEWAL),
                billing(2, "open", RENEWAL));

        assertThat(periods.unpaidUntil(ProviderStatus.PAST_DUE)).isEqualTo(monthEnd(5));
    }

    @Test
    void countsNothingThatAsksForNothing() {
        BilledPeriods periods = periods(billing(4, "open", RENEWAL.concat(",\"amount_remaining\":0")));

        assertThat(periods.unpaidUntil(ProviderStatus.UNPAID)).isNull();
    }

    @Test
    void asksForAnInvoicesLinesOnce() {
        BilledPeriods periods = periods(billing(4, "draft", ",\"billing_reason\":\"manual\""));

        periods.unpaidUntil(ProviderStatus.PAST_DUE);
        periods.isChargeExpected(ProviderStatus.ACTIVE, subscription(AUTOMATIC));

        assertThat(asked).isOne();
    }

    private boolean isExpected(Invoice... newestFirst) {
        return periods(newestFirst).isChargeExpected(ProviderStatus.ACTIVE, subscription(AUTOMATIC));
    }

    private BilledPeriods periods(Invoice... newestFirst) {
        return new BilledPeriods(Arrays.asList(newestFirst), this::ends, PAID_UNTIL);
    }

    private List<Instant> ends(Invoice invoice) {
        asked++;
        return ends.getOrDefault(invoice.getId(), List.of());
    }

    /** An invoice of a month. */
    private Invoice billing(int month, String status, String more) {
        String id = "in_" + month;
        ends.put(id, List.of(monthEnd(month)));
        return invoice(id, status, more);
    }

    private static Invoice invoice(String id, String status, String more) {
        String amount = more.contains("amount_remaining") ? "" : ",\"amount_remaining\":6000";
        String json = "{\"id\":\"%s\",\"status\":\"%s\"%s%s}".formatted(id, status, amount, more);
        return ApiResource.GSON.fromJson(json, Invoice.class);
    }

    private static Subscription subscription(String json) {
        return ApiResource.GSON.fromJson(json, Subscription.class);
    }

    private static Instant monthEnd(int month) {
        return Instant.parse("2027-%02d-10T12:00:00Z".formatted(month + 1));
    }
}
