package io.tenure.workflows.subscription;

import static io.tenure.workflows.subscription.Samples.NOON;
import static io.tenure.workflows.subscription.Samples.PAID_UNTIL;
import static io.tenure.workflows.subscription.Samples.SLACK;
import static io.tenure.workflows.subscription.Samples.TERMS;
import static io.tenure.workflows.subscription.Samples.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.value.OperationId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looks are answered, but what was asked for, or is due, cannot be done: a person is asked for until it can, whatever the looks show. */
final class SubscriptionUnansweredTest {

    private static final Instant NEXT_PERIOD = PAID_UNTIL.plus(Duration.ofDays(31));

    private final SubscriptionEnvironment world = new SubscriptionEnvironment();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void asksForAPersonWhenACommandHadNoAnswerForFourHours() {
        world.create(TERMS);
        world.billing.failsCommands(FailureType.UNAVAILABLE);
        OperationId seats = world.operation();
        world.askInVain(new Request.ChangeSeats(seats, 9));
        world.skip(Duration.ofHours(3));
        assertThat(code()).isEqualTo("-");

        world.skip(Duration.ofMinutes(80));
        assertThat(code()).isEqualTo("command-unanswered");

        world.hear(seen(ProviderStatus.ACTIVE));
        assertThat(code()).isEqualTo("command-unanswered");
        assertThat(world.row().standing()).isEqualTo(Standing.ACTIVE);

        world.billing.failsCommands(null);
        world.skip(Duration.ofMinutes(16));
        assertThat(world.rows.outcome(seats)).isNotNull();
        assertThat(world.row().quantity()).isEqualTo(9);
        assertThat(code()).isEqualTo("-");
    }

    @Test
    void asksForAPersonUntilADeclinedCreationIsTakenBack() {
        world.billing.says(seen(ProviderStatus.INCOMPLETE).declined());
        world.billing.rejectsNextCancellation();
        OperationId creation = world.operation();
        world.start(SubscriptionInput.requested(world.id, TERMS, creation));
        world.skip(Duration.ofMinutes(1));
        String asked = code();
        world.hear(seen(ProviderStatus.INCOMPLETE).declined());
        String looked = code();
        world.ask(new Request.Resume(world.operation()));
        world.skip(Duration.ofMinutes(1));

        assertThat(asked).isEqualTo("creation-provider-test");
        assertThat(looked).isEqualTo(asked);
        assertThat(world.row().standing().isTerminal()).isTrue();
        assertThat(code()).isEqualTo("-");
        assertThat(world.rows.outcome(creation)).isNotNull();
    }

    @Test
    void asksForAPersonUntilWhatHasLapsedIsEndedOrPaid() {
        world.create(TERMS);
        world.billing.failsCommands(FailureType.REJECTED);
        world.hear(lapsed());
        world.skip(Duration.ofMinutes(1));
        String asked = code();
        Attention first = world.row().attention();
        world.skip(Duration.ofDays(2));
        Attention later = world.row().attention();
        world.hear(seen(ProviderStatus.ACTIVE).paidUntil(NEXT_PERIOD).periodUntil(NEXT_PERIOD));

        assertThat(asked).isEqualTo("lapsed-provider-test");
        assertThat(later).isEqualTo(first);
        assertThat(code()).isEqualTo("-");
        assertThat(world.row().standing()).isEqualTo(Standing.ACTIVE);
    }

    @Test
    void asksForAPersonAtOnceWhenAccessEndsInASilence() {
        Instant over = PAID_UNTIL.plus(SLACK);
        SubscriptionState open = SubscriptionTransitions.decide(
                        Samples.in(Standing.ACTIVE),
                        seen(ProviderStatus.ACTIVE).periodUntil(NEXT_PERIOD).fact(),
                        over.minusSeconds(60))
                .state();
        SubscriptionState before = SubscriptionTransitions.decide(open, new Fact.Unclear(), over.minusSeconds(1))
                .state();
        SubscriptionState after =
                SubscriptionTransitions.decide(before, new Fact.Unclear(), over).state();

        assertThat(before.subscription().attention()).isNull();
        assertThat(after.subscription().attention()).isEqualTo(new Attention("renewal-unpaid", over));
    }

    @Test
    void keepsWhatIsRefusedBesideWhatIsUnanswered() {
        SubscriptionState refused = SubscriptionTransitions.decide(
                        Samples.in(Standing.ACTIVE), new Fact.Parked("lapsed-provider-test"), NOON)
                .state();
        SubscriptionState after = SubscriptionTransitions.decide(refused, new Fact.Unanswered(), NOON)
                .state();

        assertThat(after.obstacle()).isEqualTo("lapsed-provider-test");
    }

    private static Samples.Seen lapsed() {
        return seen(ProviderStatus.PAST_DUE)
                .periodFrom(NOON)
                .periodUntil(NEXT_PERIOD)
                .unpaidUntil(NOON);
    }

    private String code() {
        Attention attention = world.row().attention();
        return attention == null ? "-" : attention.code();
    }
}
