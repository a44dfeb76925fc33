package io.tenure.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyReadingTest {

    private final TestHttp caller = TestSystem.as("reader-" + TestSystem.ROWS.id());

    @Test
    void tellsAllThatIsWrongAtOnce() {
        Answer answer = caller.post(
                "/subscriptions",
                "{\"planId\":\"x\",\"seets\":1,\"paymentMethodId\":\"%\",\"until\":[1],\"zzzzzzzz\":{\"a\":1}}");

        assertThat(answer.code()).isEqualTo("validation-failed");
        assertThat(errors(answer))
                .containsExactlyInAnyOrder(
                        "/planId invalid",
                        "/seets unknown-field Did you mean seats?",
                        "/paymentMethodId invalid an id of the payment provider, such as pm_card_visa",
                        "/until invalid",
                        "/zzzzzzzz unknown-field",
                        "/organizationId required",
                        "/seats required");
    }

    @Test
    void pointsAtAnUnknownFieldWhereverItStands() {
        String body = "{\"seets\":{\"a\":[1]},\"name\":\"a\",\"Ï\":1,\"slug\":\"b\",\"b/c\":2}";

        assertThat(errors(caller.post("/organizations", body)))
                .containsExactlyInAnyOrder("/seets unknown-field", "/Ï unknown-field", "/b~1c unknown-field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.0", "50e-1", "0.5e1"})
    void takesAWholeNumberHoweverItIsWritten(String seats) {
        assertThat(changeSeats(seats).at("/seats")).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1e999999999", "5000000000", "-1e-999999999", "\"5\"", "true", "[5]"})
    void takesNothingElseForAWholeNumber(String seats) {
        assertThat(errors(changeSeats(seats))).containsExactly("/seats invalid");
    }

    @Test
    void refusesAFieldThatIsThereTwice() {
        Answer answer = caller.post("/organizations", "{\"name\":\"a\",\"slug\":\"b\",\"name\":\"c\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(errors(answer)).containsExactly("/name duplicate-field");
    }

    @Test
    void refusesWhatIsTooDeep() {
        String deep = "{\"name\":" + "[".repeat(40) + "]".repeat(40) + "}";

        assertThat(caller.post("/organizations", deep).code()).isEqualTo("unreadable-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"a\"", "1", "null", "", "{}{}", "{\"name\":\"a\",\"slug\":\"b\"} x"})
    void refusesWhatIsNotOneObject(String body) {
        Answer answer = caller.post("/organizations", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("unreadable-body");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(caller.post("/organizations", "{\"name\":\"" + "a".repeat(1024 * 1024) + "\"}")
                        .code())
                .isEqualTo("body-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND", "FOO", "get"})
    void refusesMethodsThatNobodyKnows(String method) {
        Answer answer = caller.send(method, "/organizations", null);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo("method-not-allowed");
        assertThat(answer.text()).doesNotContain("Exception", "\tat ");
    }

    private static Answer changeSeats(String seats) {
        Place place = TestSystem.place();
        TestHttp owner = place.as(Role.OWNER);
        String subscription = owner.post("/subscriptions", place.terms(2, ",\"paymentMethodId\":\"pm_card_visa\""))
                .at("/id");
        return owner.patch("/subscriptions/" + subscription, "{\"seats\":" + seats + "}");
    }

    private static List<String> errors(Answer answer) {
        return StreamSupport.stream(answer.json().at("/errors").spliterator(), false)
                .map(error -> (error.at("/pointer").asString() + " "
                                + error.at("/code").asString() + " "
                                + error.at("/hint").asString())
                        .strip())
                .toList();
    }
}
