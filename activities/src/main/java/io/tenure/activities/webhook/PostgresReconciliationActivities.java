package io.tenure.activities.webhook;

import io.tenure.store.webhook.ReconciliationDao;
import io.tenure.store.webhook.ReconciliationDao.Source;
import io.tenure.workflows.webhook.Reconciled;
import io.tenure.workflows.webhook.ReconciliationActivities;
import io.tenure.workflows.webhook.ReconciliationInput;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** Reconciliations that need PostgreSQL alone. */
public final class PostgresReconciliationActivities implements ReconciliationActivities {

    /** At a renewal the charge comes about an hour after the period's end (billing rule 7). */
    private static final Duration UNHEARD_AFTER = Duration.ofHours(2);

    private final Jdbi jdbi;
    private final Source source;
    private final Clock clock;
    private final Runnable sweep;

    /** @param sweep begins a walk over all live rows, unless one is under way, and returns at once */
    public PostgresReconciliationActivities(Jdbi jdbi, Source source, Clock clock, Runnable sweep) {
        this.jdbi = jdbi;
        this.source = source;
        this.clock = clock;
        this.sweep = sweep;
    }

    @Override
    public Reconciled tellOverduePeriods(ReconciliationInput input) {
        Instant now = clock.instant();
        int told = jdbi.withExtension(
                ReconciliationDao.class, rows -> rows.tellOverdue(source, now.minus(UNHEARD_AFTER), now));
        return new Reconciled(0, told);
    }

    @Override
    public Reconciled beginSweep(ReconciliationInput input) {
        sweep.run();
        return new Reconciled(0, 0);
    }
}
