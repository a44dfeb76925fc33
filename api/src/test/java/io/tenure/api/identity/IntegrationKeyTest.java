package io.tenure.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

final class IntegrationKeyTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @Test
    void letsTheConfiguredKeyPass() {
        assertThatCode(() -> new IntegrationKey(KEY).require(KEY)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new IntegrationKey(KEY).require(KEY + " ")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new IntegrationKey(KEY).require(null)).isInstanceOf(ProblemException.class);
    }

    @Test
    void letsNobodyPassWithoutAConfiguredKey() {
        assertThatThrownBy(() -> new IntegrationKey(null).require("")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new IntegrationKey("").require("")).isInstanceOf(ProblemException.class);
    }

    @Test
    void refusesAShortKeyAndShowsNone() {
        assertThatThrownBy(() -> new IntegrationKey("short")).hasMessageContaining("32");
        assertThat(new IntegrationKey(KEY)).asString().doesNotContain(KEY);
    }
}
