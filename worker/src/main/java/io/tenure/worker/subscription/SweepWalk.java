package io.tenure.worker.subscription;

import io.tenure.store.subscription.LiveSubscriptionDao;
import io.tenure.store.subscription.LiveSubscriptionDao.LiveSubscription;
import io.tenure.workflows.value.SubscriptionId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One walk over the live rows in the order of their ids. Rows are read on the connection that holds the lock: without the lock there is no walk. */
final class SweepWalk implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SweepWalk.class);

    private final Handle handle;
    private final LiveSubscriptionDao rows;
    private @Nullable SubscriptionId last;

    private SweepWalk(Handle handle) {
        this.handle = handle;
        this.rows = handle.attach(LiveSubscriptionDao.class);
    }

    /** Empty when another worker walks. */
    static Optional<SweepWalk> begin(Jdbi ownConnections) {
        Handle handle = ownConnections.open();
        boolean locked = false;
        try {
            SweepWalk walk = new SweepWalk(handle);
            locked = walk.rows.tryLock();
            return locked ? Optional.of(walk) : Optional.empty();
        } finally {
            if (!locked) {
                handle.close();
            }
        }
    }

    /** The rows after the last one that was {@link #passed}. */
    List<LiveSubscription> next(int limit) {
        return rows.list(last, limit);
    }

    void passed(LiveSubscription row) {
        last = row.subscriptionId();
    }

    /** Gives the lock back and closes the connection. */
    @Override
    public void close() {
        try (handle) {
            rows.unlock();
        } catch (JdbiException gone) {
            // The session is gone, and its lock with it.
            log.debug("A sweep's connection was lost", gone);
        }
    }
}
