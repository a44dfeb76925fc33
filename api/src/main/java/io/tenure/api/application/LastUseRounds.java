package io.tenure.api.application;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes every few seconds what was used, and at the end what is left: requests have ended by then, and the database's connections have not. */
@Component
final class LastUseRounds implements DisposableBean {

    private static final long LONGEST_ROUND_SECONDS = 5;

    private final List<LastUses<?>> all;
    private final LastUseSettings settings;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("last-uses").factory());

    LastUseRounds(List<LastUses<?>> all, LastUseSettings settings) {
        this.all = all;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        long every = settings.writeEvery().toMillis();
        rounds.scheduleWithFixedDelay(this::round, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() throws InterruptedException {
        rounds.shutdown();
        if (rounds.awaitTermination(LONGEST_ROUND_SECONDS, TimeUnit.SECONDS)) {
            round();
        }
    }

    private void round() {
        all.forEach(LastUses::write);
    }
}
