package io.tenure.store.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.store.webhook.StripeInbox.Arrival;
import io.tenure.store.webhook.StripeInbox.Stored;
import io.tenure.store.webhook.StripeInbox.Taken;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.webhook.StripeEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class StripeInboxTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Jdbi OWNER = TenureJdbi.of(DATABASE.owner());
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Instant SOON = NOON.plusSeconds(2);

    private final TestRows rows = new TestRows(DATABASE);
    private final StripeInbox inbox = new StripeInbox("acct_test", false);
    private final SubscriptionId one = subscription("ACTIVE");
    private final SubscriptionId other = subscription("ACTIVE");
    private final String event = "evt_" + rows.id();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void belongsToTheOneThatItNamesWhileNoIdIsStored() {
        take("sub_new", null, one);

        assertThat(stored()).containsExactly(new Row(one, "RECEIVED", false, SOON));
    }

    @Test
    void tellsTheStoredOwnerAndTheNamedOne() {
        take("sub_of_" + one, null, other);

        assertThat(stored())
                .containsExactly(new Row(one, "RECEIVED", false, SOON), new Row(other, "RECEIVED", true, SOON));
    }

    @Test
    void tellsBothOfAnInvoiceAndOfACheckout() {
        take("in_1", "sub_of_" + one, other);
        assertThat(stored()).extracting(Row::owner).containsExactly(one, other);

        OWNER.useHandle(handle -> handle.execute("delete from webhook_event"));
        take("cs_of_" + other, null, one);
        assertThat(stored()).extracting(Row::owner).containsExactly(other, one);
    }

    @Test
    void takesNothingAwayFromTheStoredOwnerWhateverIsNamed() {
        take("sub_of_" + one, null, new SubscriptionId(rows.id()));

        assertThat(stored()).extracting(Row::owner).containsExactly(one);
    }

    @Test
    void tellsOneThatIsBothOnce() {
        take("sub_of_" + one, null, one);

        assertThat(stored()).extracting(Row::owner).containsExactly(one);
    }

    @Test
    void tellsNoneThatHasEnded() {
        SubscriptionId ended = subscription("CANCELED");

        take("sub_of_" + one, null, ended);

        assertThat(stored()).extracting(Row::owner).containsExactly(one);
    }

    @Test
    void tellsTheLivingOneThatAnEndedOnesObjectNames() {
        SubscriptionId ended = subscription("CANCELED");

        take("sub_of_" + ended, null, one);

        assertThat(stored()).extracting(Row::owner).containsExactly(ended, one);
    }

    @Test
    void tellsBothOnceHoweverOftenTheEventComes() {
        take("sub_of_" + one, null, other);

        assertThat(take("sub_of_" + one, null, other).taken()).isEqualTo(Taken.DUPLICATE);
        assertThat(stored()).hasSize(2);
    }

    @Test
    void namesAllThatAreToBeSignalled() {
        assertThat(take("sub_of_" + one, null, other).told())
                .extracting(told -> told.owner().subscriptionId())
                .containsExactly(one, other);
        assertThat(take("sub_of_" + one, null, other).told()).isEmpty();
    }

    @Test
    void letsAnEventOfAnUnknownEntityWait() {
        assertThat(take("sub_unknown", null, null).taken()).isEqualTo(Taken.WAITING);

        assertThat(stored()).containsExactly(new Row(null, "WAITING", false, SOON));
    }

    @Test
    void settlesEachOfTheTwoOnItsOwn() {
        take("sub_of_" + one, null, other);

        DATABASE.jdbi()
                .useExtension(WebhookSettlementDao.class, settlement -> settlement.apply(one, Long.MAX_VALUE, NOON));

        assertThat(stored()).extracting(Row::status).containsExactly("APPLIED", "RECEIVED");
    }

    @Test
    void namesTheProvidersEventAsTheCauseOfEither() {
        take("sub_of_" + one, null, other);

        List<String> causes = DATABASE.jdbi()
                .withExtension(
                        WebhookSettlementDao.class,
                        settlement -> List.of(
                                settlement
                                        .newestCause(one, Long.MAX_VALUE)
                                        .orElseThrow()
                                        .eventReference(),
                                settlement
                                        .newestCause(other, Long.MAX_VALUE)
                                        .orElseThrow()
                                        .eventReference()));

        assertThat(causes).containsOnly(event);
    }

    @Test
    void copiesAnEventOnce() {
        long seq = take("sub_of_" + one, null, other).told().getFirst().inboxSeq();

        Optional<Long> again =
                DATABASE.jdbi().withExtension(WebhookRelayDao.class, relay -> relay.copy(seq, other, NOON));

        assertThat(again).isEmpty();
    }

    @Test
    void remembersWhichObjectsNamedASubscription() {
        take("sub_of_" + one, null, other);

        assertThat(othersOf(other)).containsExactly("sub_of_" + one);
        assertThat(othersOf(one)).isEmpty();
    }

    @Test
    void remembersWhichObjectsNamedOneThatWasNotThereYet() {
        SubscriptionId later = new SubscriptionId(rows.id());

        take("sub_of_" + one, null, later);

        assertThat(othersOf(later)).containsExactly("sub_of_" + one);
    }

    private static List<String> othersOf(SubscriptionId id) {
        return DATABASE.jdbi()
                .withExtension(
                        WebhookSettlementDao.class,
                        inbox -> inbox.otherSubscriptions(id, Long.MAX_VALUE, "sub_of_" + id));
    }

    private Stored take(String object, @Nullable String ofSubscription, @Nullable SubscriptionId named) {
        StripeEvent told = new StripeEvent(
                event, "customer.subscription.updated", false, null, "v1", object, ofSubscription, named, NOON);
        return DATABASE.jdbi()
                .inTransaction(handle -> inbox.take(handle, new Arrival(told, "{}".getBytes(), NOON, SOON)));
    }

    private List<Row> stored() {
        return OWNER.withHandle(handle ->
                handle.createQuery("""
                    select subscription_id as owner, status, payload = '' as copied, next_attempt_at as due_at
                      from webhook_event
                     where event_reference = ?
                     order by inbox_seq
                    """).bind(0, event).mapTo(Row.class).list());
    }

    private SubscriptionId subscription(String status) {
        ApplicationId application = rows.application();
        SubscriptionId id = new SubscriptionId(rows.id());
        OWNER.useHandle(handle -> handle.createUpdate("""
            insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, provider_reference,
                                      live_mode, status, status_reason, quantity, seat_limit, access_until, checkout_reference, ended_at,
                                      effect_id, created_at, updated_at)
            values (:id, :organization, :application, :plan, 'stripe', 'acct_test', 'sub_of_' || :text, false, :status,
                    case when :status = 'CANCELED' then 'canceled' end, 3, 3, now(), 'cs_of_' || :text,
                    case when :status = 'CANCELED' then now() end, 'test', now(), now())
            """)
                .bind("id", id)
                .bind("text", id.toString())
                .bind("organization", rows.organization())
                .bind("application", application)
                .bind("plan", rows.plan(application, "price_" + rows.id(), 0))
                .bind("status", status)
                .execute());
        return id;
    }

    /**
     * A stored event.
     *
     * @param copied whether it keeps no bytes of its own
     */
    public record Row(
            @Nullable SubscriptionId owner,
            String status,
            boolean copied,
            @Nullable Instant dueAt) {}
}
