package io.tenure.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor.ActivityInput;
import io.temporal.common.interceptors.Header;
import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.temporal.FailureType;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FailureInterceptorTest {

    private static final String PERSON = "Key (user_id)=(ada@example.com) already exists";

    @ParameterizedTest
    @MethodSource("failures")
    void namesTypeAndCodeOnly(RuntimeException thrown, FailureType type, String code) {
        ApplicationFailure failure = intercepted(thrown);

        assertThat(failure.getType()).isEqualTo(type.name());
        assertThat(failure.getOriginalMessage()).isEqualTo(code);
        assertThat(failure.isNonRetryable()).isEqualTo(type == FailureType.REJECTED);
        assertThat(failure.getCause()).isNull();
        assertThat(failure.getMessage()).doesNotContain("ada");
    }

    @Test
    void keepsWhatWasSortedBefore() {
        ApplicationFailure sorted = FailureType.REJECTED.failure("other-account");

        assertThat(intercepted(sorted)).isSameAs(sorted);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(database("08006"), FailureType.UNAVAILABLE, "database-unavailable"),
                Arguments.of(database(null), FailureType.UNAVAILABLE, "database-unavailable"),
                Arguments.of(database("40P01"), FailureType.UNAVAILABLE, "database-unavailable"),
                Arguments.of(database("23514"), FailureType.UNAVAILABLE, "database-23514"),
                Arguments.of(new NullPointerException(PERSON), FailureType.BUG, "NullPointerException"),
                Arguments.of(
                        ApplicationFailure.newNonRetryableFailureWithCause(
                                "other-account", "REJECTED", new SQLException(PERSON)),
                        FailureType.REJECTED,
                        "other-account"));
    }

    private static RuntimeException database(@Nullable String state) {
        return new ConnectionException(new SQLException(PERSON, state));
    }

    private static ApplicationFailure intercepted(RuntimeException thrown) {
        ActivityInboundCallsInterceptor failing = new ActivityInboundCallsInterceptor() {
            @Override
            public void init(ActivityExecutionContext context) {}

            @Override
            public ActivityOutput execute(ActivityInput input) {
                throw thrown;
            }
        };
        ActivityInboundCallsInterceptor interceptor = new FailureInterceptor().interceptActivity(failing);
        return catchThrowableOfType(
                ApplicationFailure.class, () -> interceptor.execute(new ActivityInput(Header.empty(), new Object[0])));
    }
}
