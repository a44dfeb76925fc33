package io.tenure.workflows.subscription;

import static io.tenure.workflows.subscription.Samples.NOON;
import static io.tenure.workflows.subscription.Samples.PAID_UNTIL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Subscriptions for which nobody collects money. */
final class SubscriptionGrantTest {

    private final SubscriptionEnvironment world = new SubscriptionEnvironment();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void grantsAndEndsAGrant() throws IOException {
        world.create(Samples.terms(Provider.NONE, PAID_UNTIL, null));
        Standing granted = world.row().standing();
        world.skip(Duration.between(NOON, PAID_UNTIL).plusMinutes(1));

        assertThat(granted).isEqualTo(Standing.ACTIVE);
        assertThat(world.row().standing()).isEqualTo(Standing.EXPIRED);
        assertThat(world.billing.calls()).isEmpty();
        world.keepHistory("granted");
    }

    @Test
    void cancelsAGrant() throws IOException {
        world.create(Samples.terms(Provider.NONE, null, null));
        Outcome outcome = world.ask(new Request.Cancel(world.operation(), false));

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DONE);
        assertThat(world.row().standing()).isEqualTo(Standing.CANCELED);
        world.keepHistory("grant-canceled");
    }

    @Test
    void changesTheSeatsOfAGrantBothWays() throws IOException {
        world.create(Samples.terms(Provider.NONE, PAID_UNTIL, null));
        world.ask(new Request.ChangeSeats(world.operation(), 9));
        int raised = world.row().seatLimit();
        world.ask(new Request.ChangeSeats(world.operation(), 2));

        assertThat(raised).isEqualTo(9);
        assertThat(world.row().seatLimit()).isEqualTo(2);
        world.keepHistory("grant-seats");
    }
}
