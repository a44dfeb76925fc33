package io.tenure.dev.stripe.http.delivery;

import io.tenure.dev.stripe.engine.StripeError;
import tools.jackson.databind.JsonNode;

/**
 * How events are delivered.
 *
 * @param duplicate how often each new event is sent, 1 as usual
 * @param shuffle whether new events leave in any order, within a quarter of a second
 * @param delayMs how long a new event waits before it leaves
 * @param paused whether everything is held until this is false again
 */
public record WebhookSettings(int duplicate, boolean shuffle, long delayMs, boolean paused) {
    public static final WebhookSettings USUAL = new WebhookSettings(1, false, 0, false);

    /** These settings with what the body names; 400 when that cannot be meant. */
    public WebhookSettings with(JsonNode body) {
        int copies = body.path("duplicate").asInt(duplicate);
        long delay = body.path("delayMs").asLong(delayMs);
        if (copies < 1 || copies > 100) {
            throw StripeError.invalid(null, "duplicate is a number from 1 to 100", "duplicate");
        }
        if (delay < 0) {
            throw StripeError.invalid(null, "delayMs is not negative", "delayMs");
        }
        return new WebhookSettings(
                copies,
                body.path("shuffle").asBoolean(shuffle),
                delay,
                body.path("paused").asBoolean(paused));
    }
}
