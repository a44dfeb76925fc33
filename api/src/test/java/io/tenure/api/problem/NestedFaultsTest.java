package io.tenure.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults below the top of a body: each is told once, where it is, and none hides another. */
final class NestedFaultsTest {

    private static final Place PLACE = TestSystem.place();
    private static final String SUBSCRIPTION = PLACE.as(Role.OWNER)
            .post("/subscriptions", PLACE.terms(9, ",\"paymentMethodId\":\"pm_card_visa\""))
            .at("/id");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"userId":"b","emial":"x"}              | /seats/1/emial unknown-field Did you mean email?
        {"emial":"x","userId":"b"}              | /seats/1/emial unknown-field Did you mean email?
        {"userId":"b","email":null,"zz":1}      | /seats/1/zz unknown-field
        {"zz":{"a":[{"b":1}]},"userId":"b"}     | /seats/1/zz unknown-field
        {"zz":[[{}]],"userId":"b","email":null} | /seats/1/zz unknown-field
        {"userId":"b","a/b":1,"~":[]}           | /seats/1/a~1b unknown-field;/seats/1/~0 unknown-field
        {"userId":5}                            | /seats/1/userId invalid
        {"userId":{"a":1}}                      | /seats/1/userId invalid
        {"email":["a"],"zz":0}                  | /seats/1/email invalid;/seats/1/zz unknown-field
        {"email":true,"userId":[{}]}            | /seats/1/email invalid;/seats/1/email ambiguous exactly one of userId and email;/seats/1/userId invalid
        5                                       | /seats/1 invalid
        1.5                                     | /seats/1 invalid
        "b"                                     | /seats/1 invalid
        ""                                      | /seats/1 invalid
        " "                                     | /seats/1 invalid
        true                                    | /seats/1 invalid
        []                                      | /seats/1 invalid
        [{"userId":"b"}]                        | /seats/1 invalid
        null                                    | /seats/1/userId required exactly one of userId and email
        """)
    void pointsIntoAnArrayOfObjects(String element, String faults) {
        assertThat(errors(assign("{\"seats\":[{\"userId\":\"a\"},%s,{\"userId\":\"c\"}]}".formatted(element))))
                .containsExactlyInAnyOrder(faults.split(";"));
    }

    @Test
    void tellsTheFaultsOfAllElementsOfAnArray() {
        String seats = """
            {"foo":1,"seats":[{"emial":1,"userId":"a"},{"userId":"b","email":"b@c.de"},"c",{"userId":7},{},{"email":"no"}],"bar":[{}]}\
            """;

        assertThat(errors(assign(seats)))
                .containsExactlyInAnyOrder(
                        "/foo unknown-field",
                        "/bar unknown-field",
                        "/seats/0/emial unknown-field Did you mean email?",
                        "/seats/1/email ambiguous exactly one of userId and email",
                        "/seats/2 invalid",
                        "/seats/3/userId invalid",
                        "/seats/4/userId required exactly one of userId and email",
                        "/seats/5/email invalid");
    }

    @Test
    void tellsTheFaultsOfOneAndOfManyTogether() {
        assertThat(errors(assign("{\"userId\":\"a\",\"email\":\"no\",\"seats\":[{}]}")))
                .containsExactlyInAnyOrder(
                        "/seats ambiguous exactly one of userId, email and seats",
                        "/email ambiguous exactly one of userId and email",
                        "/email invalid",
                        "/seats/0/userId required exactly one of userId and email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"\"", "\"a\"", "5", "true", "\" \""})
    void pointsAtWhatIsNoArray(String seats) {
        assertThat(errors(assign("{\"seats\":%s,\"foo\":1}".formatted(seats))))
                .containsExactlyInAnyOrder("/seats invalid", "/foo unknown-field");
    }

    @Test
    void pointsIntoAnArrayOfWords() {
        String key = "{\"name\":\"t\",\"scopes\":[\"check\",\"nope\",5,\"\",\""
                + " \",{\"a\":1},[\"check\"],true,null],\"x\":{}}";

        assertThat(errors(TestSystem.operator().post("/applications/none/api-keys", key)))
                .containsExactlyInAnyOrder(
                        "/scopes/1 invalid",
                        "/scopes/2 invalid",
                        "/scopes/3 invalid",
                        "/scopes/4 invalid",
                        "/scopes/5 invalid",
                        "/scopes/6 invalid",
                        "/scopes/7 invalid",
                        "/scopes/8 invalid",
                        "/x unknown-field");
    }

    @Test
    void pointsIntoAnArrayOfIds() {
        String order = "{\"ids\":[\"wev_x\",5,\"\",{\"a\":1},[1],false,null],\"reason\":7,\"x\":1}";

        assertThat(errors(TestSystem.operator().post("/webhook-events/retry", order)))
                .containsExactlyInAnyOrder(
                        "/ids/0 invalid",
                        "/ids/1 invalid",
                        "/ids/2 invalid",
                        "/ids/3 invalid",
                        "/ids/4 invalid",
                        "/ids/5 invalid",
                        "/ids/6 required",
                        "/reason invalid",
                        "/x unknown-field");
    }

    @Test
    void pointsIntoANestedObject() {
        String organization =
                "{\"name\":[],\"slug\":\"B\",\"metadata\":{\"a\":1,\"b\":{\"c\":1},\"d\":[1],\"e/f\":true,\"g\":\"\"},\"zz\":1}";

        assertThat(errors(PLACE.as(Role.OWNER).post("/organizations", organization)))
                .containsExactlyInAnyOrder(
                        "/name invalid",
                        "/slug invalid lower-case letters, digits and hyphens between them, at most 63",
                        "/metadata/a invalid",
                        "/metadata/b invalid",
                        "/metadata/d invalid",
                        "/metadata/e~1f invalid",
                        "/zz unknown-field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"\"", "\"a\"", "5", "true"})
    void pointsAtWhatIsNoObject(String metadata) {
        String organization = "{\"metadata\":%s,\"name\":\"a\",\"slug\":\"b\",\"zz\":1}".formatted(metadata);

        assertThat(errors(PLACE.as(Role.OWNER).post("/organizations", organization)))
                .containsExactlyInAnyOrder("/metadata invalid", "/zz unknown-field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "\"\"", "\" \"", "\" ADMIN \"", "\"admin\"", "0", "1.5", "true", "{}", "[\"ADMIN\"]"})
    void takesAWordForAWordOnly(String role) {
        assertThat(errors(PLACE.as(Role.OWNER)
                        .post(
                                "/organizations/" + PLACE.organization() + "/members",
                                "{\"role\":%s,\"userid\":1}".formatted(role))))
                .containsExactlyInAnyOrder(
                        "/role invalid",
                        "/userid unknown-field Did you mean userId?",
                        "/userId required exactly one of userId and email");
    }

    @Test
    void asksForNobodyWhereSomebodyWasNamedUnreadably() {
        assertThat(errors(assign("{\"email\":5}"))).containsExactly("/email invalid");
        assertThat(errors(assign("{\"seats\":5}"))).containsExactly("/seats invalid");
        assertThat(errors(PLACE.as(Role.OWNER)
                        .post("/organizations/" + PLACE.organization() + "/members", "{\"email\":5}")))
                .containsExactlyInAnyOrder("/email invalid", "/role required");
    }

    @Test
    void tellsWhatIsMissingBesideItsMisspelling() {
        assertThat(errors(assign("{\"userID\":\"a\"}")))
                .containsExactlyInAnyOrder(
                        "/userID unknown-field Did you mean userId?",
                        "/userId required exactly one of userId, email and seats");
    }

    @Test
    void tellsTheFaultsOfTheQueryTogetherWithThoseOfTheBody() {
        Answer answer = PLACE.as(Role.OWNER)
                .post("/subscriptions/" + SUBSCRIPTION + "/seats?dryRun=true", "{\"seats\":[5,{}],\"x\":1}");

        assertThat(errors(answer))
                .containsExactlyInAnyOrder(
                        "?dryRun unknown-parameter",
                        "/x unknown-field",
                        "/seats/0 invalid",
                        "/seats/1/userId required exactly one of userId and email");
    }

    @Test
    void refusesTheQueryOfABodyThatIsRight() {
        Answer answer = PLACE.as(Role.OWNER)
                .post("/subscriptions/" + SUBSCRIPTION + "/seats?dryRun=true", "{\"userId\":\"query_1\"}");

        assertThat(errors(answer)).containsExactly("?dryRun unknown-parameter");
        assertThat(PLACE.as(Role.OWNER)
                        .get("/subscriptions/" + SUBSCRIPTION + "/seats")
                        .text())
                .doesNotContain("query_1");
    }

    private static Answer assign(String body) {
        return PLACE.as(Role.OWNER).post("/subscriptions/" + SUBSCRIPTION + "/seats", body);
    }

    private static List<String> errors(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        return StreamSupport.stream(answer.json().at("/errors").spliterator(), false)
                .map(error -> Arrays.asList("/pointer", "/code", "/hint").stream()
                        .map(member -> error.at(member).asString())
                        .reduce("", (all, text) -> (all + " " + text).strip()))
                .toList();
    }
}
