package io.tenure.activities.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.temporal.FailureType;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class StripeFailuresTest {

    private static final String PERSON = "No such customer: 'cus_1' of Ada Lovelace";

    @ParameterizedTest
    @MethodSource("failures")
    void sortsOnce(StripeException exception, FailureType type, String code) {
        ApplicationFailure failure = StripeFailures.classify(exception);

        assertThat(failure.getType()).isEqualTo(type.name());
        assertThat(failure.getOriginalMessage()).isEqualTo(code);
        assertThat(failure.isNonRetryable()).isEqualTo(type != FailureType.UNAVAILABLE);
    }

    @Test
    void saysNothingOfAPerson() {
        ApplicationFailure failure =
                StripeFailures.classify(new InvalidRequestException(PERSON, "customer", "req_1", PERSON, 400, null));

        assertThat(failure.getMessage()).doesNotContain("Ada");
        assertThat(failure.getCause()).isNull();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new ApiConnectionException(PERSON), FailureType.UNAVAILABLE, "provider-unreachable"),
                Arguments.of(answered(500, null), FailureType.UNAVAILABLE, "provider-error"),
                Arguments.of(answered(503, null), FailureType.UNAVAILABLE, "provider-error"),
                Arguments.of(answered(429, "rate_limit"), FailureType.UNAVAILABLE, "provider-busy"),
                Arguments.of(answered(429, "lock_timeout"), FailureType.UNAVAILABLE, "provider-busy"),
                Arguments.of(answered(409, "idempotency_key_in_use"), FailureType.UNAVAILABLE, "provider-busy"),
                Arguments.of(answered(200, null), FailureType.UNAVAILABLE, "provider-error"),
                Arguments.of(
                        new IdempotencyException(PERSON, null, null, 400),
                        FailureType.UNAVAILABLE,
                        "provider-key-taken"),
                Arguments.of(answered(501, null), FailureType.REJECTED, "provider-call-unknown"),
                Arguments.of(answered(403, null), FailureType.REJECTED, "provider-credentials"),
                Arguments.of(
                        new AuthenticationException(PERSON, null, null, 401),
                        FailureType.REJECTED,
                        "provider-credentials"),
                Arguments.of(answered(404, "resource_missing"), FailureType.REJECTED, "resource_missing"),
                Arguments.of(answered(400, null), FailureType.REJECTED, "provider-refused"),
                Arguments.of(
                        new CardException(PERSON, null, "card_declined", null, null, null, 402, null),
                        FailureType.REFUSED,
                        "payment-method-declined"));
    }

    private static StripeException answered(int status, @Nullable String code) {
        return new ApiException(PERSON, null, code, status, null);
    }
}
