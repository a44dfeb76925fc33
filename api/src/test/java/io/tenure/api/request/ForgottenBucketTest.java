package io.tenure.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenure.api.TestSystem;
import io.tenure.api.identity.ApiKeys;
import io.tenure.api.request.RateLimitSettings.Limit;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** A bucket is deleted between two batches of one caller's calls: the second batch finds none, as first calls do that come at once. */
final class ForgottenBucketTest {

    private static final Limit LIMIT = new Limit(1_000, 1);
    private static final int WAITING = 20;

    private final RateLimits limits = TestSystem.API.bean(RateLimits.class);
    private final String subject = "forgotten-" + TestSystem.ROWS.id();
    private final String key =
            HexFormat.of().formatHex(TestSystem.API.bean(ApiKeys.class).derived("rate limit test 1000 1 " + subject));

    @Test
    void countsTheBatchThatFindsNoBucket() throws ExecutionException, InterruptedException {
        take();
        List<Call> calls =
                IntStream.rangeClosed(0, WAITING).mapToObj(i -> new Call()).toList();
        Thread forgetting = Thread.ofVirtual().unstarted(this::forget);
        try (Handle lock = TestSystem.OWNER.open()) {
            lock.begin();
            lock.execute("select from rate_limit_bucket where bucket_key = ? for update", key);
            calls.getFirst().thread().start();
            await().until(() -> waitingForALock() == 1);
            forgetting.start();
            await().until(() -> waitingForALock() == 2);
            calls.stream().skip(1).forEach(call -> call.thread().start());
            await().until(() ->
                    calls.stream().skip(1).allMatch(call -> call.thread().getState() == Thread.State.WAITING));
            lock.commit();
        }

        for (Call call : calls) {
            assertThat(call.answer().get().allowed()).isTrue();
        }
        assertThat(take().current()).startsWith("\"test\";r=" + (LIMIT.burst() - WAITING - 1) + ";");
    }

    private RateLimit take() {
        return limits.take("test", subject, LIMIT);
    }

    private void forget() {
        TestSystem.OWNER.useHandle(handle -> handle.execute("delete from rate_limit_bucket where bucket_key = ?", key));
    }

    private static int waitingForALock() {
        return TestSystem.OWNER.withHandle(
                handle -> handle.createQuery("select count(*) from pg_locks where not granted")
                        .mapTo(int.class)
                        .one());
    }

    /** One call on a thread of its own. */
    private final class Call {

        private final FutureTask<RateLimit> answer = new FutureTask<>(ForgottenBucketTest.this::take);
        private final Thread thread = Thread.ofPlatform().daemon().unstarted(answer);

        Thread thread() {
            return thread;
        }

        FutureTask<RateLimit> answer() {
            return answer;
        }
    }
}
