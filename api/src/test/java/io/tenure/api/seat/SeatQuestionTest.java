package io.tenure.api.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.api.problem.Problem.FieldError;
import io.tenure.api.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonFactory;

final class SeatQuestionTest {

    private final JsonFactory json = new JsonFactory();

    @Test
    void readsTheThreeNames() {
        assertThat(read("{\"userId\":\"jürgen\",\"applicationSlug\":\"healos\",\"externalOrgId\":\"h_1\"}"))
                .isEqualTo(new SeatQuestion("jürgen", "healos", "h_1"));
    }

    @Test
    void saysWhichFieldsNobodyKnows() {
        assertThatThrownBy(
                        () -> read(
                                "{\"a/b\":{\"userId\":[1]},\"userID\":\"u\",\"applicationSlug\":\"a\",\"externalOrgId\":\"o\"}"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem(null).errors())
                                .containsExactly(
                                        new FieldError("/a~1b", "unknown-field"),
                                        new FieldError("/userID", "unknown-field", "Did you mean userId?"),
                                        new FieldError("/userId", "required")));
    }

    @Test
    void tellsNotMoreThanAPersonReads() {
        String much = IntStream.range(0, 1000).mapToObj("\"f%d\":1,"::formatted).collect(Collectors.joining());

        assertThatThrownBy(
                        () -> read("{" + much + "\"userId\":\"u\",\"applicationSlug\":\"a\",\"externalOrgId\":\"o\"}"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem(null).errors()).hasSize(10));
    }

    @Test
    void saysWhichFieldsAreMissing() {
        assertThatThrownBy(() -> read("{\"applicationSlug\":null,\"externalOrgId\":7}"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem(null).errors())
                                .containsExactly(
                                        new FieldError("/userId", "required"),
                                        new FieldError("/applicationSlug", "required"),
                                        new FieldError("/externalOrgId", "invalid")));
    }

    @ParameterizedTest
    @CsvSource(value = {"''", "' '", "\\u0000", "a\\ud800", "[]"})
    void refusesWhatNobodyIsCalled(String user) {
        String value = user.startsWith("[") ? user : "\"" + user + "\"";

        assertThatThrownBy(() -> read("{\"userId\":" + value + ",\"applicationSlug\":\"a\",\"externalOrgId\":\"o\"}"))
                .hasMessage("validation-failed");
    }

    @Test
    void refusesLongNames() {
        assertThatThrownBy(() -> read(
                        "{\"userId\":\"" + "u".repeat(256) + "\",\"applicationSlug\":\"a\",\"externalOrgId\":\"o\"}"))
                .hasMessage("validation-failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"text\"",
                "{",
                "{\"userId\":\"u\"",
                "{\"userId\":\"u\"} {}",
                "{\"userId\":\"u\",\"userId\":\"v\",\"applicationSlug\":\"a\",\"externalOrgId\":\"o\"}",
                "{userId:1}"
            })
    void refusesWhatIsNoObject(String body) {
        assertThatThrownBy(() -> read(body)).hasMessage("unreadable-body");
    }

    private SeatQuestion read(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return SeatQuestion.read(json, body, body.length);
    }
}
