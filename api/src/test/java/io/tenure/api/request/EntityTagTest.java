package io.tenure.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EntityTagTest {

    private final Place place = TestSystem.place();
    private final TestHttp owner = place.as(Role.OWNER);
    private final String path = "/organizations/" + place.organization();

    @Test
    void sendsNothingTwice() {
        String tag = owner.get(path).header("ETag");

        Answer again = owner.send("GET", path, null, "If-None-Match", "\"other\", W/" + tag);
        Answer other = owner.send("GET", path, null, "If-None-Match", "\"other\"");

        assertThat(tag).matches("\"0-[0-9a-f]{16}\"");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    void changesWhatTheCallerKnows() {
        String tag = owner.get(path).header("ETag");

        Answer changed = rename("first", tag);
        Answer stale = rename("second", tag);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).startsWith("\"1-");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("precondition-failed");
        assertThat(owner.get(path).at("/name")).isEqualTo("first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"0\"", "0", "\"7\", \"0\""})
    void understandsManyWaysToSayIt(String tag) {
        assertThat(rename("any", tag).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"0\"", "\"nonsense\"", "\"\"", "\"-1\""})
    void changesNothingForWhoKnowsAnother(String tag) {
        assertThat(rename("any", tag).code()).isEqualTo("precondition-failed");
    }

    @Test
    void letsOneOfManyWin() {
        String tag = owner.get(path).header("ETag");

        List<Integer> answers = raced(i -> rename("name" + i, tag).status());

        assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void tellsAStrangerNothing() {
        Answer answer = TestSystem.stranger().send("PATCH", path, "{}", "If-Match", "\"7\"");

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void looksAtASubscriptionBeforeItsWorkflowHears() {
        Answer created = owner.post("/subscriptions", place.terms(5, ",\"paymentMethodId\":\"pm_card_visa\""));
        String subscription = "/subscriptions/" + created.at("/id");
        String tag = owner.get(subscription).header("ETag");

        Answer stale = owner.send("PATCH", subscription, "{\"seats\":6}", "If-Match", "\"99\"");
        Answer changed = owner.send("PATCH", subscription, "{\"seats\":6}", "If-Match", tag);

        assertThat(created.header("ETag")).isNotEmpty();
        assertThat(stale.code()).isEqualTo("precondition-failed");
        assertThat(changed.status()).isEqualTo(200);
    }

    @Test
    void letsOneOfManyChangeASubscription() {
        Answer created = owner.post("/subscriptions", place.terms(5, ",\"paymentMethodId\":\"pm_card_visa\""));
        String subscription = "/subscriptions/" + created.at("/id");
        String tag = owner.get(subscription).header("ETag");

        List<Integer> answers =
                raced(i -> owner.send("PATCH", subscription, "{\"seats\":" + (6 + i) + "}", "If-Match", tag)
                        .status());

        assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
    }

    private static List<Integer> raced(IntFunction<Integer> request) {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, 20).mapToObj(i -> callers.submit(() -> request.apply(i))).toList().stream()
                    .map(EntityTagTest::answered)
                    .toList();
        }
    }

    private static Integer answered(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer rename(String name, String tag) {
        return owner.send("PATCH", path, "{\"name\":\"" + name + "\"}", "If-Match", tag);
    }
}
