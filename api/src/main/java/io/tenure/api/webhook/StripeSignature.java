package io.tenure.api.webhook;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a delivery is Stripe's: its signature over the raw bytes, made less than five minutes from now, by any of our secrets (billing rule 10). */
@Component
final class StripeSignature {

    private static final long TOLERANCE_SECONDS = 300;
    private static final Pattern SIGNED_AT = Pattern.compile("t=([0-9]{1,12})");

    private final List<String> secrets;
    private final Clock clock;

    StripeSignature(StripeWebhookSettings settings, Clock clock) {
        this.secrets = List.copyOf(settings.webhookSecrets());
        this.clock = clock;
    }

    boolean isValid(byte[] body, @Nullable String header) {
        if (header == null || !isTimely(header)) {
            return false;
        }
        String payload = new String(body, StandardCharsets.UTF_8);
        return secrets.stream().anyMatch(secret -> isSignedBy(secret, payload, header));
    }

    /** Knows no future either, as the library does, and keeps away what the library breaks at: what is no pair, and an instant that is no number. */
    private boolean isTimely(String header) {
        List<String> parts = List.of(header.split(",", -1));
        return parts.stream().allMatch(part -> part.contains("="))
                && parts.stream()
                        .filter(part -> part.startsWith("t="))
                        .findFirst()
                        .map(SIGNED_AT::matcher)
                        .filter(Matcher::matches)
                        .map(signedAt -> Long.parseLong(signedAt.group(1)))
                        .filter(this::isNear)
                        .isPresent();
    }

    private boolean isNear(long seconds) {
        return Math.abs(clock.instant().getEpochSecond() - seconds) <= TOLERANCE_SECONDS;
    }

    private boolean isSignedBy(String secret, String payload, String header) {
        try {
            return Webhook.Signature.verifyHeader(payload, header, secret, TOLERANCE_SECONDS, clock);
        } catch (SignatureVerificationException other) {
            return false;
        }
    }
}
