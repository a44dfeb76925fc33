package io.tenure.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.RunningApi;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.identity.ApiKey;
import io.tenure.api.identity.ApiKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A replica that has just started, with the limits of a deployment, and callers that come at once. */
final class RealLimitsTest {

    private static final int CALLERS = 8;
    private static final int CALLS_OF_ONE = 80;
    private static final int BURST = 200;

    private static final String QUESTION =
            "{\"userId\":\"user_123\",\"applicationSlug\":\"another\",\"externalOrgId\":\"hospital_456\"}";

    /** However slow the machine: what is tested is that callers are counted, not how soon. */
    private static final RunningApi API = RunningApi.startWithRealLimits(
            "tenure.http.trusted-proxies=127.0.0.0/8",
            "spring.datasource.hikari.connection-timeout=60000",
            "spring.datasource.hikari.validation-timeout=5000");

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void answersTheFirstCallsOfNewCallersThatComeAtOnce() {
        List<String> tokens = IntStream.range(0, CALLERS)
                .mapToObj(i -> TestSystem.ISSUER.token("new-" + TestSystem.ROWS.id()))
                .toList();

        List<Answer> answers = atOnce(
                CALLERS * CALLS_OF_ONE, i -> API.as(tokens.get(i % CALLERS)).get("/organizations"));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
    }

    @Test
    void countsTheFirstCallsOfOneCallerThatComeAtOnce() {
        String token = TestSystem.ISSUER.token("new-" + TestSystem.ROWS.id());

        List<Answer> answers = atOnce(CALLERS * CALLS_OF_ONE, i -> API.as(token).get("/organizations"));

        assertThat(answers).extracting(Answer::status).containsOnly(200, 429);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSizeGreaterThanOrEqualTo(BURST);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSizeGreaterThan(BURST);
    }

    @Test
    void letsAKeyThatItHasNeverSeenPassWhateverStrangersTryBesideIt() {
        String known = known();
        String address = "203.0.113.60";
        List<Answer> strangers = new ArrayList<>(atOnce(100, i -> check(unknown(), address)));

        List<Answer> valid = new ArrayList<>();
        for (int i = 0; i < 98; i++) {
            List<Answer> pair = atOnce(2, turn -> check(turn == 0 ? known : unknown(), address));
            valid.add(pair.getFirst());
            strangers.add(pair.getLast());
        }

        assertThat(valid).extracting(Answer::status).containsOnly(403);
        assertThat(strangers).extracting(Answer::status).containsOnly(401, 429).endsWith(429, 429);
    }

    private static String unknown() {
        return API.bean(ApiKeys.class).generate(false).text();
    }

    private static String known() {
        ApiKeys keys = API.bean(ApiKeys.class);
        ApiKey key = keys.generate(false);
        TestSystem.OWNER.useHandle(handle -> handle.execute(
                "insert into api_key (api_key_id, application_id, key_hash, prefix, last_four, created_at)"
                        + " values (?, ?, ?, ?, ?, now())",
                TestSystem.ROWS.id(),
                TestSystem.ROWS.application(),
                keys.hash(key),
                key.prefix(),
                key.lastFour()));
        return key.text();
    }

    private static Answer check(String key, String address) {
        return API.as(null).send("POST", "/verify-seat", QUESTION, "X-API-Key", key, "X-Forwarded-For", address);
    }

    private interface Call {
        Answer number(int i);
    }

    private static List<Answer> atOnce(int calls, Call call) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, calls)
                    .mapToObj(i -> threads.submit((Callable<Answer>) () -> call.number(i)))
                    .toList();
            return answers.stream().map(RealLimitsTest::get).toList();
        }
    }

    private static Answer get(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
