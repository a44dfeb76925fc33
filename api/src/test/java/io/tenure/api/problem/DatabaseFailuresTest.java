package io.tenure.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseFailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "40001", "40P01", "55P03"})
    void asksForAnotherTry(String state) {
        assertThat(DatabaseFailures.isUnavailable(failure(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "40002", "22021"})
    void asksForNoneWhereItWouldNotHelp(String state) {
        assertThat(DatabaseFailures.isUnavailable(failure(state))).isFalse();
    }

    @Test
    void asksForAnotherTryWhereThePoolHasLostTheConnection() {
        assertThat(DatabaseFailures.isUnavailable(failure(null))).isTrue();
    }

    private static Throwable failure(@Nullable String state) {
        return new IllegalStateException(new SQLException("refused", state));
    }
}
