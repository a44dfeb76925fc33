package io.tenure.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TestDatabase;
import io.tenure.worker.WorkerRows;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The inbox forgets what providers wrote, never that they wrote. */
final class InboxRetentionTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Duration KEPT = Duration.ofDays(30);

    private final WorkerRows rows = new WorkerRows(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void emptiesThePayloadOfASettledEventAfterItsTimeAndKeepsTheRow() {
        SubscriptionId subscription = rows.subscription(Standing.ACTIVE);
        long open = rows.event(subscription, 1);
        long settled = rows.event(subscription, 1);
        Instant settledAt = Instant.now();
        DATABASE.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                    update webhook_event set status = 'APPLIED', next_attempt_at = null, settled_at = :at where inbox_seq = :seq
                    """)
                        .bind("at", settledAt)
                        .bind("seq", settled)
                        .execute());

        assertThat(retention(settledAt.plus(KEPT).minusSeconds(60)).emptyOnce()).isEqualTo(Duration.ofHours(1));
        assertThat(payloadLength(settled)).isPositive();

        retention(settledAt.plus(KEPT).plusSeconds(60)).emptyOnce();

        assertThat(payloadLength(settled)).isZero();
        assertThat(payloadLength(open)).isPositive();
        assertThat(rows.event(settled).status()).isEqualTo("APPLIED");
    }

    private static PayloadRetention retention(Instant now) {
        return new PayloadRetention(DATABASE.jdbi(), Clock.fixed(now, ZoneOffset.UTC), RelayTest.properties(10));
    }

    private static int payloadLength(long inboxSeq) {
        return DATABASE.jdbi()
                .withHandle(
                        handle -> handle.createQuery("select length(payload) from webhook_event where inbox_seq = :seq")
                                .bind("seq", inboxSeq)
                                .mapTo(int.class)
                                .one());
    }
}
