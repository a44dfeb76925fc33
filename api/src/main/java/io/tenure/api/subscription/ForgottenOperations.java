package io.tenure.api.subscription;

import io.tenure.api.identity.AcrossTenants;
import io.tenure.store.subscription.OperationDao;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends the operations that nobody is left to end, so that none stays PENDING for ever: an API died before it could say that no workflow took one, or a
 * subscription ended together with its history. Every replica does it once a minute; the statements agree with whatever else happens to a row.
 */
@Component
final class ForgottenOperations implements DisposableBean {

    /** Far beyond the time that a caller waits, and that a worker needs to write what it has taken. */
    static final Duration AGE = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(ForgottenOperations.class);

    private final Jdbi jdbi;
    private final Clock clock;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("forgotten-operations").factory());

    ForgottenOperations(AcrossTenants across, Clock clock) {
        this.jdbi = across.jdbi();
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        rounds.scheduleWithFixedDelay(this::round, 1, 1, TimeUnit.MINUTES);
    }

    /** One round. */
    void end() {
        Instant now = clock.instant();
        Instant before = now.minus(AGE);
        jdbi.useExtension(OperationDao.class, operations -> {
            int forgotten = operations.giveUpForgotten(before, now);
            int late = operations.refuseOfEnded(before, now);
            if (forgotten + late > 0) {
                log.warn("{} operations were never taken, {} came after the end", forgotten, late);
            }
        });
    }

    private void round() {
        try {
            end();
        } catch (JdbiException away) {
            log.debug(
                    "The next round will end what is forgotten: {}",
                    away.getClass().getSimpleName());
        }
    }

    @Override
    public void destroy() {
        rounds.shutdownNow();
    }
}
