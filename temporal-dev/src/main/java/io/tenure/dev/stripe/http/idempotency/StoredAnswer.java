package io.tenure.dev.stripe.http.idempotency;

/**
 * What a key answered first.
 *
 * @param request method, path and parameters, which must be the same again
 * @param requestId of the request that executed
 * @param executedAt milliseconds since the epoch
 */
public record StoredAnswer(String request, int status, String body, String requestId, long executedAt) {}
