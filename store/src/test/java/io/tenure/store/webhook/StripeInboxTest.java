package io.tenure.store.webhook;

import static io.tenure.store.webhook.DeliveredEvent.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TestDatabase;
import io.tenure.store.webhook.DeliveredEvent.Row;
import io.tenure.store.webhook.StripeInbox.Taken;
import io.tenure.workflows.value.SubscriptionId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Whom an event is told to. */
final class StripeInboxTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final DeliveredEvent event = new DeliveredEvent(DATABASE);
    private final SubscriptionId one = event.subscription("ACTIVE");
    private final SubscriptionId other = event.subscription("ACTIVE");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void belongsToTheOneThatItNamesWhileNoIdIsStored() {
        event.take("sub_new", null, one);

        assertThat(event.stored()).containsExactly(new Row(one, "RECEIVED", false, SOON));
    }

    @Test
    void tellsTheStoredOwnerAndTheNamedOne() {
        event.take("sub_of_" + one, null, other);

        assertThat(event.stored())
                .containsExactly(new Row(one, "RECEIVED", false, SOON), new Row(other, "RECEIVED", true, SOON));
    }

    @Test
    void tellsBothOfAnInvoice() {
        event.take("in_1", "sub_of_" + one, other);

        assertThat(event.stored()).extracting(Row::owner).containsExactly(one, other);
    }

    @Test
    void tellsBothOfACheckout() {
        event.take("cs_of_" + other, null, one);

        assertThat(event.stored()).extracting(Row::owner).containsExactly(other, one);
    }

    @Test
    void takesNothingAwayFromTheStoredOwnerWhateverIsNamed() {
        event.take("sub_of_" + one, null, event.nobody());

        assertThat(event.stored()).extracting(Row::owner).containsExactly(one);
    }

    @Test
    void tellsOneThatIsBothOnce() {
        event.take("sub_of_" + one, null, one);

        assertThat(event.stored()).extracting(Row::owner).containsExactly(one);
    }

    @Test
    void tellsNoneThatHasEnded() {
        SubscriptionId ended = event.subscription("CANCELED");

        event.take("sub_of_" + one, null, ended);

        assertThat(event.stored()).extracting(Row::owner).containsExactly(one);
    }

    @Test
    void tellsTheLivingOneThatAnEndedOnesObjectNames() {
        SubscriptionId ended = event.subscription("CANCELED");

        event.take("sub_of_" + ended, null, one);

        assertThat(event.stored()).extracting(Row::owner).containsExactly(ended, one);
    }

    @Test
    void namesAllThatAreToBeSignalled() {
        assertThat(event.take("sub_of_" + one, null, other).told())
                .extracting(told -> told.owner().subscriptionId())
                .containsExactly(one, other);
        assertThat(event.take("sub_of_" + one, null, other).told()).isEmpty();
    }

    @Test
    void letsAnEventOfAnUnknownEntityWait() {
        assertThat(event.take("sub_unknown", null, null).taken()).isEqualTo(Taken.WAITING);

        assertThat(event.stored()).containsExactly(new Row(null, "WAITING", false, SOON));
    }
}
