package io.tenure.workflows.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer finishes what only a person can do: the provider's Checkout session, or the page of a bank's authentication.
 *
 * @param reference the session's id at the provider; null when the page is not a session
 * @param until when a session expires at the provider; null for a page that is not a session
 */
public record Checkout(
        @Nullable String reference, String url, @Nullable Instant until) {}
