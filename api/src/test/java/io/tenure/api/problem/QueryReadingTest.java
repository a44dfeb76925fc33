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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryReadingTest {

    private final Place place = TestSystem.place();
    private final TestHttp owner = place.as(Role.OWNER);

    @Test
    void tellsAllFaultsOfAQueryAtOnce() {
        Answer answer = owner.get("/subscriptions?limit=0&startingAfter=sub_x&startingafter=a&zzzzzzzzzz=1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("validation-failed");
        assertThat(errors(answer))
                .containsExactlyInAnyOrder(
                        "?limit too-small must be greater than or equal to 1",
                        "?startingAfter invalid",
                        "?startingafter unknown-parameter Did you mean startingAfter?",
                        "?zzzzzzzzzz unknown-parameter",
                        "?organizationId required");
    }

    @Test
    void knowsTheParametersThatAreGatheredInARecord() {
        Answer answer = TestSystem.support()
                .get("/webhook-events?status=OPEN&olderThan=PT1X&kin=a&subscriptionId=7&limit=101&kind="
                        + "x".repeat(256));

        assertThat(errors(answer))
                .containsExactlyInAnyOrder(
                        "?status invalid",
                        "?olderThan invalid",
                        "?kin unknown-parameter Did you mean kind?",
                        "?subscriptionId invalid",
                        "?limit too-large must be less than or equal to 100",
                        "?kind length size must be between 0 and 255");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x10", "+5", "%205", "5.0", "1e1", "#5", "05", "", "99999999999999999999"})
    void takesDecimalNumbersOnly(String limit) {
        assertThat(errors(owner.get("/organizations?limit=" + limit))).containsExactly("?limit invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01", "Thu,%201%20Jan%202026%2000:00:00%20GMT", "1767225600", ""})
    void takesInstantsOfRfc3339Only(String from) {
        Answer answer = owner.get("/organizations/" + place.organization() + "/audit?from=" + from);

        assertThat(errors(answer)).containsExactly("?from invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01T00:00:00Z", "2026-01-01t00:00:00.1234567890z", "2026-01-01T00:00:00%2B19:27"})
    void takesInstantsAsRfc3339SaysThem(String from) {
        assertThat(owner.get("/organizations/" + place.organization() + "/audit?from=" + from)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesAParameterThatIsThereTwice() {
        assertThat(errors(owner.get("/organizations?limit=1&limit=2"))).containsExactly("?limit duplicate-parameter");
    }

    @ParameterizedTest
    @CsvSource({"GET,", "PATCH,{}", "DELETE,"})
    void refusesWhatNobodyKnowsAtEveryMethod(String method, String body) {
        String path = "/organizations/" + place.organization() + (method.equals("DELETE") ? "/members/nobody" : "");

        assertThat(errors(owner.send(method, path + "?dryRun=true", body)))
                .containsExactly("?dryRun unknown-parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?=null", "?limit=1&=a"})
    void refusesAParameterWithoutAName(String query) {
        Answer answer = owner.get("/organizations" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("bad-request");
    }

    @Test
    void leavesTheAddressesOfPublicEndpointsToWhoConfiguredThem() {
        assertThat(TestSystem.API.as(null).get("/health?probe=1").status()).isEqualTo(200);
    }

    @Test
    void tellsNothingToWhoIsNotKnown() {
        assertThat(TestSystem.API.as(null).get("/organizations?zzz=1").status()).isEqualTo(401);
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
