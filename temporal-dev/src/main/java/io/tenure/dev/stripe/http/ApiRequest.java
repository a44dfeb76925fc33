package io.tenure.dev.stripe.http;

import org.jspecify.annotations.Nullable;

/**
 * A request before anything of it was understood.
 *
 * @param id the new {@code req_..} id
 * @param query the raw query string, empty when there is none
 * @param form the raw body, empty when there is none
 */
record ApiRequest(
        String id,
        String method,
        String path,
        String query,
        String form,
        @Nullable String authorization,
        @Nullable String idempotencyKey) {}
