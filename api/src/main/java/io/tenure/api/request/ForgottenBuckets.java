package io.tenure.api.request;

import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Deletes buckets that are full, which is what a bucket is that nobody remembers. A batch at a time, every ten minutes, on every replica. */
@Component
final class ForgottenBuckets implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ForgottenBuckets.class);
    private static final int BATCH = 1000;

    private final RateLimits limits;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("forgotten-buckets").factory());

    ForgottenBuckets(RateLimits limits) {
        this.limits = limits;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        rounds.scheduleWithFixedDelay(this::round, 2, 10, TimeUnit.MINUTES);
    }

    /** One round. Returns how many it forgot. */
    int forget() {
        int all = 0;
        int last = BATCH;
        while (last == BATCH) {
            last = limits.forgetFull(BATCH);
            all += last;
        }
        return all;
    }

    private void round() {
        try {
            log.debug("{} buckets are forgotten", forget());
        } catch (BucketExecutionException away) {
            log.debug("The next round will forget buckets: {}", away.getClass().getSimpleName());
        }
    }

    @Override
    public void destroy() {
        rounds.shutdownNow();
    }
}
