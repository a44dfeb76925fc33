package io.tenure.dev.stripe.http.delivery;

/**
 * One event on its way to one endpoint.
 *
 * @param id the event's id, the endpoint's place in the configuration and the copy's number
 * @param attempts how often it was tried
 * @param due when it is tried next, milliseconds since the epoch
 * @param since when the event happened, milliseconds since the epoch
 */
public record Delivery(String id, String eventId, int endpoint, int attempts, long due, long since) {

    Delivery failedUntil(long nextDue) {
        return new Delivery(id, eventId, endpoint, attempts + 1, nextDue, since);
    }
}
