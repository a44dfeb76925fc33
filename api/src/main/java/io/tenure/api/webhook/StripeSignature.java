package io.tenure.api.webhook;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a delivery is Stripe's: its signature over the raw bytes, at most five minutes old, by any of our secrets (billing rule 10). */
@Component
final class StripeSignature {

    private static final long TOLERANCE_SECONDS = 300;

    private final List<String> secrets;
    private final Clock clock;

    StripeSignature(StripeWebhookSettings settings, Clock clock) {
        this.secrets = List.copyOf(settings.webhookSecrets());
        this.clock = clock;
    }

    boolean isValid(byte[] body, @Nullable String header) {
        if (header == null) {
            return false;
        }
        String payload = new String(body, StandardCharsets.UTF_8);
        return secrets.stream().anyMatch(secret -> isSignedBy(secret, payload, header));
    }

    private boolean isSignedBy(String secret, String payload, String header) {
        try {
            return Webhook.Signature.verifyHeader(payload, header, secret, TOLERANCE_SECONDS, clock);
        } catch (SignatureVerificationException other) {
            return false;
        }
    }
}
