package io.tenure.activities.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdempotentCallTest {

    private final List<String> keys = new ArrayList<>();
    private int looks;

    /**
     * Answers in order: ok, a status, lost (no answer) or taken (the key is another request's). A star stands for {@code Idempotent-Replayed}. The end
     * is the result, or what was thrown.
     */
    @ParameterizedTest
    @CsvSource(textBlock = """
        # answers,                          effect at look, numbers asked,   end
        ok,                                 0,              1,               ok
        # A decline is the answer, also an old one.
        402,                                0,              1,               402
        402*,                               0,              1,               402*
        500 500* 402,                       0,              1 1 2,           402
        # Nothing is known: the key is kept.
        lost,                               0,              1,               lost
        409,                                0,              1,               409
        429,                                0,              1,               429
        taken,                              0,              1,               taken
        500* 409,                           0,              1 2,             409
        500* 400* lost,                     0,              1 2 3,           lost
        # An error is asked for again; only a stored one uses its key up.
        500 ok,                             0,              1 1,             ok
        500 500,                            0,              1 1,             500
        500 503,                            0,              1 1,             503
        500 lost,                           0,              1 1,             lost
        500 409,                            0,              1 1,             409
        500 402,                            0,              1 1,             402
        500 400,                            0,              1 1,             400
        500 500* ok,                        0,              1 1 2,           ok
        500 500* ok,                        1,              1 1,             found
        500 400* ok,                        0,              1 1 2,           ok
        500* ok,                            0,              1 2,             ok
        500* ok,                            1,              1,               found
        500* 500* 500 500* ok,              3,              1 2 3 3,         found
        # A refusal is the caller's to judge, an old one is passed.
        400,                                0,              1,               400
        401,                                0,              1,               401
        400* ok,                            0,              1 2,             ok
        400* ok,                            1,              1,               found
        400* 400* 400,                      0,              1 2 3,           400
        # At most three keys are used that were new.
        500 500* 500 500* 500 500* ok,      0,              1 1 2 2 3 3,     500*
        500* 500* 500* 500* 500 500* ok,    0,              1 2 3 4 5 5 6,   ok
        """)
    void walksTheKeysOfAnIntent(String answers, int foundAtLook, String numbers, String expectedEnd) {
        List<String> script = List.of(answers.split(" "));

        String end = end(script, foundAtLook);

        assertThat(end).isEqualTo(expectedEnd);
        assertThat(keys)
                .containsExactlyElementsOf(List.of(numbers.split(" ")).stream()
                        .map(number -> "pay/in_1/" + number)
                        .toList());
    }

    @Test
    void walksAHundredKeysAtMost() {
        assertThat(end(Collections.nCopies(200, "500*"), 0)).isEqualTo("500*");

        assertThat(keys).hasSize(100).last().isEqualTo("pay/in_1/100");
    }

    @Test
    void looksOnlyAfterAStoredAnswer() {
        assertThatThrownBy(() -> IdempotentCall.run(
                        "pay/in_1",
                        key -> {
                            throw new ApiConnectionException("lost");
                        },
                        () -> {
                            throw new AssertionError("Looked after a timeout");
                        }))
                .isInstanceOf(ApiConnectionException.class);
    }

    private String end(List<String> script, int foundAtLook) {
        try {
            return IdempotentCall.run(
                    "pay/in_1",
                    key -> {
                        keys.add(key);
                        return answer(script.get(keys.size() - 1));
                    },
                    () -> ++looks == foundAtLook ? Optional.of("found") : Optional.empty());
        } catch (StripeException e) {
            return String.valueOf(e.getMessage()).replaceAll(";.*", "");
        }
    }

    private static String answer(String kind) throws StripeException {
        if (kind.equals("ok")) {
            return kind;
        }
        StripeException exception = exception(kind);
        if (exception.getStatusCode() != null) {
            exception.setStripeError(error(exception.getStatusCode(), kind.endsWith("*")));
        }
        throw exception;
    }

    private static StripeException exception(String kind) {
        return switch (kind.replace("*", "")) {
            case "lost" -> new ApiConnectionException(kind);
            case "taken" -> new IdempotencyException(kind, null, null, 400);
            case "400" -> new InvalidRequestException(kind, null, null, null, 400, null);
            case "402" -> new CardException(kind, null, "card_declined", null, null, null, 402, null);
            case "429" -> new RateLimitException(kind, null, null, null, 429, null);
            default -> new ApiException(kind, null, null, Integer.parseInt(kind.replace("*", "")), null);
        };
    }

    private static StripeError error(int status, boolean isReplayed) {
        Map<String, List<String>> headers =
                isReplayed ? Map.of("idempotent-replayed", List.of("true")) : Map.of("Request-Id", List.of("req_1"));
        StripeError error = new StripeError();
        error.setLastResponse(new StripeResponse(status, HttpHeaders.of(headers), "{}"));
        return error;
    }
}
