package io.tenure.store.webhook;

import static io.tenure.store.webhook.DeliveredEvent.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TestDatabase;
import io.tenure.store.webhook.DeliveredEvent.Row;
import io.tenure.store.webhook.StripeInbox.Taken;
import io.tenure.workflows.value.SubscriptionId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What becomes of an event that two were told of. */
final class CopiedEventTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final DeliveredEvent event = new DeliveredEvent(DATABASE);
    private final SubscriptionId one = event.subscription("ACTIVE");
    private final SubscriptionId other = event.subscription("ACTIVE");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void tellsBothOnceHoweverOftenTheEventComes() {
        event.take("sub_of_" + one, null, other);

        assertThat(event.take("sub_of_" + one, null, other).taken()).isEqualTo(Taken.DUPLICATE);
        assertThat(event.stored()).hasSize(2);
    }

    @Test
    void settlesEachOfTheTwoOnItsOwn() {
        event.take("sub_of_" + one, null, other);

        DATABASE.jdbi()
                .useExtension(WebhookSettlementDao.class, settlement -> settlement.apply(one, Long.MAX_VALUE, NOON));

        assertThat(event.stored()).extracting(Row::status).containsExactly("APPLIED", "RECEIVED");
    }

    @Test
    void namesTheProvidersEventAsTheCauseOfEither() {
        event.take("sub_of_" + one, null, other);

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

        assertThat(causes).containsOnly(event.reference);
    }

    @Test
    void copiesAnEventOnce() {
        long seq = event.take("sub_of_" + one, null, other).told().getFirst().inboxSeq();

        Optional<Long> again =
                DATABASE.jdbi().withExtension(WebhookRelayDao.class, relay -> relay.copy(seq, other, NOON));

        assertThat(again).isEmpty();
    }

    @Test
    void tellsACopyFromTheFirstRow() {
        long seq = event.take("sub_of_" + one, null, other).told().getFirst().inboxSeq();

        InboxDao.Filter ofOther = new InboxDao.Filter(null, null, other, null);
        List<InboxDao.InboxRow> copies =
                DATABASE.jdbi().withExtension(InboxDao.class, inbox -> inbox.list(ofOther, null, 10));

        assertThat(copies).extracting(InboxDao.InboxRow::copyOf).containsExactly(seq);
        Optional<InboxDao.InboxRow> first = DATABASE.jdbi().withExtension(InboxDao.class, inbox -> inbox.find(seq));
        assertThat(first.orElseThrow().copyOf()).isNull();
    }

    @Test
    void remembersWhichObjectsNamedASubscription() {
        event.take("sub_of_" + one, null, other);

        assertThat(othersOf(other)).containsExactly("sub_of_" + one);
        assertThat(othersOf(one)).isEmpty();
    }

    @Test
    void remembersWhichObjectsNamedOneThatWasNotThereYet() {
        SubscriptionId later = event.nobody();

        event.take("sub_of_" + one, null, later);

        assertThat(othersOf(later)).containsExactly("sub_of_" + one);
    }

    private static List<String> othersOf(SubscriptionId id) {
        return DATABASE.jdbi()
                .withExtension(
                        WebhookSettlementDao.class,
                        inbox -> inbox.otherSubscriptions(id, Long.MAX_VALUE, "sub_of_" + id));
    }
}
