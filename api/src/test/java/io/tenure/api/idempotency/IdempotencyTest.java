package io.tenure.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class IdempotencyTest {

    private static final int TWINS = 1000;

    private final String unique = TestSystem.ROWS.id().toString();
    private final TestHttp caller = TestSystem.as("founder-" + unique);

    /** So that the only keys are the test's own. */
    @BeforeEach
    void forgetKeys() {
        TestSystem.OWNER.useHandle(handle -> handle.execute("delete from idempotency_key"));
    }

    @Test
    void answersARepeatAsTheFirst() {
        Answer first = create("one", "k");
        Answer second = create("one", "k");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void answersARefusalAsARefusal() {
        create("one", "k");
        Answer refused = create("one", "other");
        Answer repeated = create("one", "other");

        assertThat(refused.code()).isEqualTo("slug-taken");
        assertThat(repeated.text()).isEqualTo(refused.text());
        assertThat(repeated.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void standsForOneRequestOnly() {
        String id = create("one", "k").at("/id");

        assertThat(create("two", "k").code()).isEqualTo("idempotency-key-reused");
        assertThat(caller.post("/organizations?a=b", body("one"), IdempotencyFilter.KEY, "k")
                        .status())
                .isEqualTo(422);
        assertThat(TestSystem.as("other-" + unique)
                        .post("/organizations", body("two"), IdempotencyFilter.KEY, "k")
                        .at("/id"))
                .as("another caller's key of the same name")
                .startsWith("org_")
                .isNotEqualTo(id);
    }

    @Test
    void keepsNothingOfWhatLeadsNowhere() {
        Answer nowhere = caller.post("/nowhere", "{}", IdempotencyFilter.KEY, "k");
        Answer wrongMethod = caller.send("PUT", "/organizations", "{}", IdempotencyFilter.KEY, "k");

        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(create("one", "k").status()).isEqualTo(201);
    }

    @Test
    void refusesAKeyThatIsNone() {
        Answer answer = create("one", "x".repeat(256));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/pointer")).isEqualTo("Idempotency-Key");
    }

    @Test
    void doesTheWorkOfAThousandTwinsOnce() throws InterruptedException, ExecutionException {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> twin = () -> create("one", "k");
            for (Future<Answer> answer : callers.invokeAll(Collections.nCopies(TWINS, twin))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("idempotency-key-in-flight"));
        assertThat(answers.stream().filter(answer -> answer.status() == 201).map(Answer::text))
                .isNotEmpty()
                .containsOnly(create("one", "k").text());
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201
                                && answer.header("Idempotency-Replayed").isEmpty()))
                .hasSize(1);
        assertThat(count("organization where slug = 'one-" + unique + "'")).isOne();
        assertThat(count("audit_entry where actor_id = '" + TestSystem.person("founder-" + unique) + "'"))
                .isOne();
    }

    @Test
    void finishesWhatAProcessDiedOver() {
        Answer first = create("one", "k");
        String operation = loseTheAnswer("now() + interval '10 seconds'");

        Answer tooEarly = create("one", "k");
        loseTheAnswer("now()");
        Answer second = create("one", "k");

        assertThat(tooEarly.code()).isEqualTo("idempotency-key-in-flight");
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotency-Replayed")).isEmpty();
        assertThat(count("audit_entry where actor_id = '" + TestSystem.person("founder-" + unique) + "'"))
                .isOne();
        assertThat(count("organization where organization_id = '" + operation + "'"))
                .isOne();
        assertThat(create("one", "k").header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void neverDoesTwiceWhatCannotBeFound() {
        create("one", "k");
        loseTheAnswer("now()");
        TestSystem.OWNER.useHandle(
                handle -> handle.execute("update idempotency_key set operation_id = gen_random_uuid()"));
        TestSystem.OWNER.useHandle(handle ->
                handle.execute("update organization set slug = ? where slug = ?", "gone-" + unique, "one-" + unique));

        Answer second = create("one", "k");

        assertThat(second.code()).isEqualTo("idempotency-answer-lost");
        assertThat(count("organization where slug = 'one-" + unique + "'")).isZero();
    }

    @Test
    void keepsNothingThatCanBeRead() {
        create("one", "planted-" + unique);

        assertThat(count("idempotency_key k where k::text like '%" + unique + "%'"))
                .isZero();
        assertThat(count("idempotency_key where position('" + unique + "'::bytea in answer) > 0"))
                .isZero();
    }

    @Test
    void forgetsAfterADay() {
        Answer first = create("one", "k");
        TestSystem.OWNER.useHandle(
                handle -> handle.execute("update idempotency_key set created_at = created_at - interval '25 hours'"));

        TestSystem.API.bean(ForgottenKeys.class).forget();

        assertThat(count("idempotency_key")).isZero();
        assertThat(create("two", "k").at("/id")).startsWith("org_").isNotEqualTo(first.at("/id"));
    }

    private Answer create(String name, String key) {
        return caller.post("/organizations", body(name), IdempotencyFilter.KEY, key);
    }

    private String body(String name) {
        return "{\"name\":\"%1$s\",\"slug\":\"%1$s-%2$s\"}".formatted(name, unique);
    }

    /** As if the process had died before it could keep its answer. Returns the operation's id. */
    private static String loseTheAnswer(String leasedUntil) {
        return TestSystem.OWNER.withHandle(handle -> handle.createQuery("""
            update idempotency_key
               set answered_at = null, status = null, content_type = null, location = null, answer = null, leased_until = %s
            returning operation_id
            """.formatted(leasedUntil))
                .mapTo(String.class)
                .one());
    }

    private static int count(String from) {
        return TestSystem.OWNER.withHandle(handle -> handle.createQuery("select count(*) from " + from)
                .mapTo(int.class)
                .one());
    }
}
