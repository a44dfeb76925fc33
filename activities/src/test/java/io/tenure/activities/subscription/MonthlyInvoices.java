package io.tenure.activities.subscription;

import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.net.ApiResource;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Invoices of months, the third of which was the last one paid; as Stripe's JSON says them. */
final class MonthlyInvoices {

    static final String RENEWAL = ",\"billing_reason\":\"subscription_cycle\"";
    static final Subscription AUTOMATIC = subscription("{\"collection_method\":\"charge_automatically\"}");

    private final Map<String, List<Instant>> ends = new HashMap<>();
    private int asked;

    /** @param newestFirst as Stripe lists them */
    BilledPeriods periods(Invoice... newestFirst) {
        return new BilledPeriods(Arrays.asList(newestFirst), this::ends, monthEnd(3));
    }

    private List<Instant> ends(Invoice invoice) {
        asked++;
        return ends.getOrDefault(invoice.getId(), List.of());
    }

    /** How often an invoice was asked for its periods. */
    int asked() {
        return asked;
    }

    Invoice billing(int month, String status, String more) {
        String id = "in_" + month;
        ends.put(id, List.of(monthEnd(month)));
        return invoice(id, status, more);
    }

    /** An invoice of no period that is known. */
    static Invoice invoice(String id, String status, String more) {
        String amount = more.contains("amount_remaining") ? "" : ",\"amount_remaining\":6000";
        String attempted = more.contains("attempted") ? "" : ",\"attempted\":true";
        String json = "{\"id\":\"%s\",\"status\":\"%s\"%s%s%s}".formatted(id, status, amount, attempted, more);
        return ApiResource.GSON.fromJson(json, Invoice.class);
    }

    static Subscription subscription(String json) {
        return ApiResource.GSON.fromJson(json, Subscription.class);
    }

    static Instant monthEnd(int month) {
        return Instant.parse("2027-%02d-10T12:00:00Z".formatted(month + 1));
    }
}
