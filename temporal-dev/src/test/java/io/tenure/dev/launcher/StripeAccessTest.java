package io.tenure.dev.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tenure.dev.process.Refusal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StripeAccessTest {
    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk_live_51abc",
                "rk_live_51abc",
                "  sk_live_51abc",
                "SK_LIVE_51abc",
                "\u200bsk_live_51abc",
                "\"sk_live_51abc\"",
                "sk_org_live_51abc",
                "sk_51abc",
                "pk_test_51abc",
                "sk_test_",
                "sk_test_51abc sk_live_51abc"
            })
    void refusesEveryKeyButATestKey(String key) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> StripeAccess.of(Map.of("STRIPE_API_KEY", key), StackKeys.of(data), 8090))
                .withMessageContaining("live key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk_test_51abc", "rk_test_51abc", " sk_test_51abc\n", "", " "})
    void takesTestKeysAndNone(String key) {
        assertThatCode(() -> StripeAccess.refuseAllButTestKeys(key)).doesNotThrowAnyException();
    }

    @Test
    void usesTheStandInWithoutAKey() {
        StackKeys keys = StackKeys.of(data);

        assertThat(StripeAccess.of(Map.of(), keys, 8190))
                .isEqualTo(new StripeAccess(
                        keys.stripeApiKey(),
                        "http://127.0.0.1:8190",
                        "acct_standin",
                        keys.stripeWebhookSecret(),
                        true));
    }

    @Test
    void inventsItsKeysOnce() {
        assertThat(StackKeys.of(data)).isEqualTo(StackKeys.of(data));
        assertThat(data.resolve("keys.json")).isReadable();
    }
}
