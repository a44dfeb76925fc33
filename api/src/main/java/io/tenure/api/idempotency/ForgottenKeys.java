package io.tenure.api.idempotency;

import io.tenure.api.identity.AcrossTenants;
import io.tenure.store.idempotency.IdempotencyKeyDao;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets keys that are older than promised, a batch at a time. Every replica does it every ten minutes; they do not wait for each other. */
@Component
final class ForgottenKeys implements DisposableBean {

    static final int BATCH = 1000;

    private static final Logger log = LoggerFactory.getLogger(ForgottenKeys.class);

    private final IdempotencyKeyDao keys;
    private final IdempotencyKeys.Leases leases;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("forgotten-keys").factory());

    ForgottenKeys(AcrossTenants across, IdempotencyKeys.Leases leases) {
        this.keys = across.jdbi().onDemand(IdempotencyKeyDao.class);
        this.leases = leases;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        rounds.scheduleWithFixedDelay(this::round, 1, 10, TimeUnit.MINUTES);
    }

    /** One round. Returns how many it forgot. */
    int forget() {
        Instant before = leases.now().minus(leases.settings().kept());
        int all = 0;
        int last = BATCH;
        while (last == BATCH) {
            last = keys.deleteOld(before, BATCH);
            all += last;
        }
        return all;
    }

    private void round() {
        try {
            log.debug("{} idempotency keys are forgotten", forget());
        } catch (JdbiException away) {
            log.debug("The next round will forget keys: {}", away.getClass().getSimpleName());
        }
    }

    @Override
    public void destroy() {
        rounds.shutdownNow();
    }
}
