package io.tenure.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.worker.WorkerRows;
import io.tenure.worker.WorkerRows.EventRow;
import io.tenure.worker.subscription.StartTarget;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose an event is that had to wait, once somebody is known. */
final class RelayRoutingTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final WorkerRows ROWS = new WorkerRows(DATABASE);

    private final RelayInbox inbox = new RelayInbox(DATABASE.jdbi());
    private final SubscriptionId stored = ROWS.subscription(Standing.ACTIVE);
    private final SubscriptionId named = ROWS.subscription(Standing.ACTIVE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        ROWS.deleteEvents();
    }

    @Test
    void tellsTheStoredOwnerAndTheNamedOne() {
        long event = ROWS.waitingInvoice("sub_of_" + stored, named);

        List<ClaimedEvent> first = claim();
        List<ClaimedEvent> second = claim();

        assertThat(first).extracting(RelayRoutingTest::owner).containsExactly(stored);
        assertThat(second).extracting(RelayRoutingTest::owner).containsExactly(named);
        assertThat(told(event)).extracting(EventRow::subscriptionId).containsExactly(stored, named);
        assertThat(told(event)).extracting(EventRow::status).containsOnly("RECEIVED");
    }

    @Test
    void tellsBothOnceHoweverOftenItClaims() {
        long event = ROWS.waitingInvoice("sub_of_" + stored, named);

        claim();
        claim();
        inbox.claim(Instant.now().plusSeconds(60), Instant.now().plusSeconds(90), 10);

        assertThat(told(event)).hasSize(2);
    }

    @Test
    void tellsNoneThatHasEnded() {
        long event = ROWS.waitingInvoice("sub_of_" + stored, ROWS.subscription(Standing.CANCELED));

        assertThat(claim()).extracting(RelayRoutingTest::owner).containsExactly(stored);
        assertThat(told(event)).hasSize(1);
    }

    @Test
    void tellsOneThatIsBothOnce() {
        long event = ROWS.waitingInvoice("sub_of_" + stored, stored);

        claim();

        assertThat(told(event)).extracting(EventRow::subscriptionId).containsExactly(stored);
    }

    @Test
    void leavesWaitingWhatNobodyIsKnownFor() {
        long event = ROWS.waitingInvoice("sub_unknown", ROWS.unknownSubscription());

        assertThat(claim()).extracting(RelayRoutingTest::owner).containsOnlyNulls();
        assertThat(told(event)).extracting(EventRow::status).containsExactly("WAITING");
    }

    /** The event and its copy, in the order of their sequence. */
    private static List<EventRow> told(long event) {
        return TenureJdbi.of(DATABASE.owner())
                .withHandle(handle -> handle.createQuery("""
                    select status, attempts, next_attempt_at, last_error, subscription_id
                      from webhook_event
                     where :event in (inbox_seq, copy_of)
                     order by inbox_seq
                    """)
                        .bind("event", event)
                        .mapTo(EventRow.class)
                        .list());
    }

    @Test
    void callsForeignWhatNamesAStrangersCustomerAndNoIdOfOurs() {
        long strangers = ROWS.waiting("sub_other", Instant.now());
        long byHand = ROWS.waiting("sub_by_hand", Instant.now());
        long nobodys = ROWS.waiting("sub_nobody", Instant.now());
        concern(strangers, "cus_stranger");
        concern(byHand, "cus_ours");
        TenureJdbi.of(DATABASE.owner()).useHandle(handle -> handle.execute("""
            insert into billing_customer (billing_customer_id, organization_id, provider, currency, provider_account, provider_reference, live_mode, created_at)
            select gen_random_uuid(), organization_id, 'stripe', 'EUR', 'acct_test', 'cus_ours', false, now()
              from subscription where subscription_id = ?
            """, stored.value()));

        List<ClaimedEvent> claimed = claim();

        assertThat(claimed).extracting(ClaimedEvent::inboxSeq).contains(strangers, byHand, nobodys);
        assertThat(claimed)
                .filteredOn(ClaimedEvent::foreign)
                .extracting(ClaimedEvent::inboxSeq)
                .containsExactly(strangers);
    }

    private static void concern(long event, String customer) {
        TenureJdbi.of(DATABASE.owner())
                .useHandle(handle -> handle.execute(
                        "update webhook_event set payload = convert_to(?, 'UTF8') where inbox_seq = ?",
                        "{\"data\":{\"object\":{\"customer\":\"" + customer + "\"}}}",
                        event));
    }

    private List<ClaimedEvent> claim() {
        return inbox.claim(Instant.now(), Instant.now().plusSeconds(30), 10);
    }

    private static @Nullable SubscriptionId owner(ClaimedEvent event) {
        StartTarget owner = event.owner();
        return owner == null ? null : owner.id();
    }
}
