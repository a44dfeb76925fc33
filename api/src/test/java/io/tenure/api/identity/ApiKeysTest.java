package io.tenure.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiKeysTest {

    private static final String SECRET = base64("0123456789abcdef0123456789abcdef");

    private final ApiKeys keys = new ApiKeys(new ApiKeySettings(SECRET));

    @Test
    void makesKeysThatItReads() {
        ApiKey key = keys.generate(false);

        assertThat(key.text()).matches("tk_test_[0-9A-Za-z]{38}");
        assertThat(ApiKey.parse(key.text())).map(ApiKey::text).contains(key.text());
        assertThat(keys.generate(true).prefix()).isEqualTo("tk_live_");
    }

    @Test
    void noticesEveryMistypedCharacter() {
        String text = keys.generate(true).text();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(ApiKey.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "tk_test_", "sk_test_0123456789", "tk_test_äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäö"})
    void refusesWhatNeverWasAKey(String text) {
        assertThat(ApiKey.parse(text)).isEmpty();
    }

    @Test
    void hashesWithTheSecret() {
        ApiKey key = keys.generate(false);
        ApiKeys others = new ApiKeys(new ApiKeySettings(base64("another secret of 32 bytes, as is due")));

        assertThat(keys.hash(key)).hasSize(32).isEqualTo(keys.hash(key)).isNotEqualTo(others.hash(key));
    }

    @Test
    void hashesAsStoredKeysWereHashed() {
        ApiKey key =
                ApiKey.parse("tk_test_000000000000000000000000000000003YaREw").orElseThrow();

        assertThat(HexFormat.of().formatHex(keys.hash(key)))
                .isEqualTo("9a35cddbe4e4deb28e069ff8e36291e846d8dfdc18f1693ba3031d8f203f1506");
    }

    @Test
    void keepsTheSecretOutOfLogs() {
        ApiKey key = keys.generate(false);

        assertThat(key.toString()).isEqualTo("tk_test_..." + key.lastFour());
        assertThat(new ApiKeySettings(SECRET).toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "not base 64!", "c2hvcnQ="})
    void asksForALongSecret(String secret) {
        assertThatThrownBy(() -> new ApiKeySettings(secret)).hasMessageContaining("32 random bytes");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
