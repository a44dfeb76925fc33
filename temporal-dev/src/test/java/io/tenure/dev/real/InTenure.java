package io.tenure.dev.real;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Tenure has of some organizations.
 *
 * @param seats those that are taken
 * @param changes of standing, of each subscription in order
 * @param paidInvoices Stripe's ids of the invoices that paid for a period
 */
record InTenure(
        List<Subscription> subscriptions,
        List<Operation> operations,
        List<Seat> seats,
        List<Change> changes,
        List<String> paidInvoices,
        List<Event> events) {

    record Subscription(
            String id,
            String reference,
            String status,
            int quantity,
            int seatLimit,
            @Nullable String attention) {

        boolean isLive() {
            return !status.equals("CANCELED") && !status.equals("EXPIRED");
        }
    }

    record Operation(String kind, String status, String problem) {}

    record Seat(String subscription, String user) {}

    record Change(String subscription, String from, String to) {}

    record Event(String reference, String status) {

        boolean isSettled() {
            return status.equals("APPLIED") || status.equals("IGNORED");
        }
    }

    /** The people who have a seat, by subscription. */
    Map<String, List<String>> seated() {
        return seats.stream().collect(groupingBy(Seat::subscription, mapping(Seat::user, toList())));
    }
}
