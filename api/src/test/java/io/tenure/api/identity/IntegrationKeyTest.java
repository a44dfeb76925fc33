package io.tenure.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class IntegrationKeyTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @Test
    void letsTheConfiguredKeyPass() {
        assertThat(new IntegrationKey(KEY).is(KEY)).isTrue();
        assertThat(new IntegrationKey(KEY).is(KEY + " ")).isFalse();
        assertThat(new IntegrationKey(KEY).is("")).isFalse();
    }

    @Test
    void letsNobodyPassWithoutAConfiguredKey() {
        assertThat(new IntegrationKey(null).is("")).isFalse();
        assertThat(new IntegrationKey("").is("")).isFalse();
    }

    @Test
    void refusesAShortKeyAndShowsNone() {
        assertThatThrownBy(() -> new IntegrationKey("short")).hasMessageContaining("32");
        assertThat(new IntegrationKey(KEY)).asString().doesNotContain(KEY);
    }
}
