package io.tenure.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StripeSignatureTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final StripeSignature signature = new StripeSignature(
            new StripeWebhookSettings(List.of("whsec_old", "whsec_new"), "acct_test", false),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(ints = {-300, -1, 0, 1, 300})
    void believesWhatWasSignedNow(int seconds) throws GeneralSecurityException {
        assertThat(signature.isValid(BODY, signed(seconds))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-301, 301, 86_400, 2_000_000_000})
    void refusesTheFutureLikeThePast(int seconds) throws GeneralSecurityException {
        assertThat(signature.isValid(BODY, signed(seconds))).isFalse();
    }

    @Test
    void believesOneSignatureOfSeveral() throws GeneralSecurityException {
        assertThat(signature.isValid(BODY, signed(0) + ",v1=" + "0".repeat(64) + ",v0=00"))
                .isTrue();
    }

    /** All of them broke the library, or might. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                ",",
                "t",
                "v1",
                "t,v1",
                "t=",
                "t=,v1=00",
                "t=x,v1=00",
                "t=-1,v1=00",
                "t=1.5,v1=00",
                "t=0x7f,v1=00",
                "t=99999999999999999999,v1=00",
                "t=9223372036854775807,v1=00",
                "t=\u0661,v1=00",
                "v1=00,t",
                "t=1795262400,v1",
                "t=1795262400,v1=",
                "t=1795262400,v1=\u00ff",
                "t=1795262400,t=x,v1=00"
            })
    void refusesWhatIsNoSignature(String header) {
        assertThat(signature.isValid(BODY, header)).isFalse();
    }

    @Test
    void refusesNoHeaderAndAnEndlessOne() {
        assertThat(signature.isValid(BODY, null)).isFalse();
        assertThat(signature.isValid(BODY, "v1=00,".repeat(100_000))).isFalse();
    }

    private static String signed(int secondsFromNow) throws GeneralSecurityException {
        long at = NOW.getEpochSecond() + secondsFromNow;
        return "t=" + at + ",v1=" + Webhook.Util.computeHmacSha256("whsec_new", at + ".{}");
    }
}
