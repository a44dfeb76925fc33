package io.tenure.activities.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AttemptedCallTest {

    private final List<String> keys = new ArrayList<>();
    private int looks;

    /** Answers in order: ok, 500, timeout or declined. The result is the answer, or what was thrown. */
    @ParameterizedTest
    @CsvSource(textBlock = """
        # round, attempt, answers,     effect after look, keys used, end
        0,       1,       ok,          0,                 1,         ok
        0,       1,       500,         0,                 1,         500
        0,       1,       500,         1,                 1,         found
        0,       2,       500 ok,      0,                 1 2,       ok
        0,       2,       500 500,     0,                 1 2,       500
        0,       2,       500 500,     2,                 1 2,       found
        0,       3,       500 500 ok,  0,                 1 2 3,     ok
        0,       9,       500 500 500, 0,                 1 2 3,     500
        0,       3,       timeout,     0,                 1,         timeout
        0,       3,       500 timeout, 0,                 1 2,       timeout
        0,       3,       declined,    0,                 1,         declined
        1,       1,       ok,          0,                 4,         ok
        1,       2,       500 ok,      0,                 4 5,       ok
        2,       1,       500,         0,                 7,         500
        """)
    void namesIntentAndAttempt(
            int round, int attempt, String answers, int foundAtLook, String numbers, String expectedEnd) {
        List<String> script = List.of(answers.split(" "));

        String end = end(new IntentKey("pay/in_1", round, attempt), script, foundAtLook);

        assertThat(end).isEqualTo(expectedEnd);
        assertThat(keys)
                .containsExactlyElementsOf(List.of(numbers.split(" ")).stream()
                        .map(number -> "pay/in_1/" + number)
                        .toList());
    }

    @Test
    void looksOnlyAfterAStoredAnswer() {
        assertThatThrownBy(() -> AttemptedCall.run(
                        new IntentKey("pay/in_1", 0, 3),
                        key -> {
                            throw new ApiConnectionException("lost");
                        },
                        () -> {
                            throw new AssertionError("Looked after a timeout");
                        }))
                .isInstanceOf(ApiConnectionException.class);
    }

    private String end(IntentKey key, List<String> script, int foundAtLook) {
        try {
            return AttemptedCall.run(
                    key,
                    name -> {
                        keys.add(name);
                        return answer(script.get(keys.size() - 1));
                    },
                    () -> ++looks == foundAtLook ? Optional.of("found") : Optional.empty());
        } catch (StripeException e) {
            return String.valueOf(e.getMessage()).replaceAll(";.*", "");
        }
    }

    private static String answer(String kind) throws StripeException {
        return switch (kind) {
            case "500" -> throw new ApiException("500", null, null, 500, null);
            case "timeout" -> throw new ApiConnectionException("timeout");
            case "declined" -> throw new CardException("declined", null, "card_declined", null, null, null, 402, null);
            default -> kind;
        };
    }
}
