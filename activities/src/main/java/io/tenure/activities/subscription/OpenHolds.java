package io.tenure.activities.subscription;

import io.tenure.store.UuidV7;
import io.tenure.store.subscription.OperationDao;
import io.tenure.store.subscription.OperationDao.OperationRow;
import io.tenure.store.subscription.SubscriptionHoldDao;
import io.tenure.store.subscription.SubscriptionHoldDao.HoldRow;
import io.tenure.workflows.subscription.Hold;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The holds of a subscription whose row is locked: what a workflow knows of them, and what persons typed, which it never learns (law 6). */
final class OpenHolds {

    private final SubscriptionHoldDao rows;
    private final UuidV7 ids;
    private final Instant now;

    OpenHolds(Handle handle, UuidV7 ids, Instant now) {
        this.rows = handle.attach(SubscriptionHoldDao.class);
        this.ids = ids;
        this.now = now;
    }

    List<Hold> of(SubscriptionId id) {
        return rows.open(id).stream().map(OpenHolds::known).toList();
    }

    /**
     * Writes the difference: what is new is placed, what is missing is lifted, what stands stays as it was.
     *
     * @param cause the operation that led to it; what was typed with an operator's hold counts also where that hold stands already
     */
    void become(SubscriptionId id, List<Hold> next, Optional<OperationRow> cause) {
        List<HoldRow> standing = rows.open(id);
        standing.stream()
                .filter(row -> next.stream().noneMatch(hold -> isOf(row, hold)))
                .forEach(row -> rows.lift(row.subscriptionHoldId(), now));
        Optional<OperationRow> typed =
                cause.filter(operation -> operation.kind().equals(OperationDao.PLACE_HOLD));
        for (Hold hold : next) {
            OperationRow words = hold.cause().equals(Hold.OPERATOR) ? typed.orElse(null) : null;
            Optional<HoldRow> row =
                    standing.stream().filter(known -> isOf(known, hold)).findFirst();
            if (row.isEmpty()) {
                rows.place(row(id, hold, words));
            } else if (words != null) {
                rows.restate(restated(row.get(), words));
            }
        }
    }

    private HoldRow row(SubscriptionId id, Hold hold, @Nullable OperationRow words) {
        return new HoldRow(
                ids.next(),
                id,
                hold.kind(),
                hold.cause(),
                words == null ? null : words.reason(),
                words == null ? null : words.message(),
                hold.since());
    }

    private static HoldRow restated(HoldRow row, OperationRow words) {
        return new HoldRow(
                row.subscriptionHoldId(),
                row.subscriptionId(),
                row.kind(),
                row.cause(),
                words.reason(),
                words.message(),
                row.placedAt());
    }

    private static Hold known(HoldRow row) {
        return new Hold(row.kind(), row.cause(), row.placedAt());
    }

    private static boolean isOf(HoldRow row, Hold hold) {
        return row.kind() == hold.kind() && row.cause().equals(hold.cause());
    }
}
