package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One subscription against one provider, without Temporal: the provider moves on between and during looks, a look returns any state since it
 * began, or nothing; events are permuted, doubled, delayed and lost; an operator holds and lifts.
 */
final class SimulatedLife {

    private static final Duration QUIET = Duration.ofDays(7);
    private static final int LONGEST_DELAY = 3 * 24 * 3600;

    /** Something that happens from outside. A delivery carries a sequence, which it may have taken before others that were visible earlier. */
    private record Happening(Instant at, long seq, @Nullable Boolean hold) {}

    private final Random random;
    private final Decider decider;
    private final Truth truth;
    private final Mailbox mailbox = new Mailbox();
    private final PriorityQueue<Happening> ahead = new PriorityQueue<>(Comparator.comparing(Happening::at));
    private final List<Long> visible = new ArrayList<>();
    private SubscriptionState state = Samples.pending();
    private Instant now = Truth.BEGINNING;
    private boolean held;
    private @Nullable String complaint;

    SimulatedLife(long seed, Decider decider) {
        this.random = new Random(seed);
        this.decider = decider;
        this.truth = new Truth(random);
        plan();
    }

    /** @return what went wrong; null when all is as the oracle says */
    @Nullable
    String live() {
        Instant end = truth.last().at().plusSeconds(LONGEST_DELAY).plus(QUIET);
        mailbox.wantLook(now, true);
        for (Instant next = next(); !next.isAfter(end) && !isOver(); next = next()) {
            now = next.isAfter(now) ? next : now;
            happen();
            work();
        }
        settleAsTheRelayWould();
        return complaint != null ? complaint : judge();
    }

    private void plan() {
        long seq = 0;
        for (Truth.Move move : truth.moves()) {
            for (int copies = random.nextInt(4); copies > 0; copies--) {
                boolean prompt = random.nextInt(4) > 0;
                int delay = prompt ? random.nextInt(10) : random.nextInt(LONGEST_DELAY);
                ahead.add(new Happening(move.at().plusSeconds(delay), ++seq, null));
            }
        }
        boolean placing = true;
        for (int i = random.nextInt(4); i > 0; i--) {
            ahead.add(new Happening(Truth.BEGINNING.plusSeconds(random.nextInt(20 * 24 * 3600)), 0, placing));
            placing = !placing;
        }
    }

    private boolean isOver() {
        return state.subscription().standing().isTerminal();
    }

    private Instant next() {
        Instant next = Instant.MAX;
        for (Instant due :
                new Instant[] {ahead.isEmpty() ? null : ahead.peek().at(), mailbox.lookAt(), state.lookDue()}) {
            next = due != null && due.isBefore(next) ? due : next;
        }
        return next;
    }

    private void happen() {
        while (!ahead.isEmpty() && !ahead.peek().at().isAfter(now)) {
            Happening happening = ahead.poll();
            if (happening.hold() != null) {
                operate(happening.hold());
                continue;
            }
            visible.add(happening.seq());
            boolean signalled = random.nextInt(10) > 0;
            if (signalled) {
                mailbox.heard(new ProviderChanged(happening.seq(), 1 + 2 * random.nextInt(2)), now);
            }
        }
    }

    private void operate(boolean place) {
        held = place;
        take(place ? new Fact.HoldPlaced() : new Fact.HoldLifted(), now);
        mailbox.wantLook(now, true);
    }

    private void work() {
        if (mailbox.lookAt() != null && !mailbox.lookAt().isAfter(now)) {
            boolean covered = mailbox.isCoveredBy(state.lookedUpTo());
            mailbox.takeLook();
            if (covered) {
                settle(state.lookedUpTo());
            } else {
                look();
            }
        } else if (state.lookDue() != null && !state.lookDue().isAfter(now)) {
            look();
        }
    }

    private void look() {
        Instant began = now;
        long watermark = visible.stream().mapToLong(Long::longValue).max().orElse(0);
        now = now.plusMillis(random.nextInt(20_000));
        Instant seenAt = began.plusMillis(
                (long) (random.nextDouble() * Duration.between(began, now).toMillis()));
        happen();
        if (random.nextInt(8) == 0) {
            take(new Fact.Unclear(), began);
            return;
        }
        take(seen(truth.at(seenAt), watermark), began);
        settle(watermark);
    }

    private static Fact seen(Truth.Move move, long watermark) {
        Samples.Seen seen = Samples.seen(move.status())
                .watermark(watermark)
                .paidUntil(move.paidUntil())
                .cancelAt(move.cancelAt())
                .periodUntil(move.periodUntil());
        if (move.endedAt() != null) {
            seen.endedAt(move.endedAt());
        }
        return (move.status() == ProviderStatus.PAUSED ? seen.trialEnded() : seen).fact();
    }

    private void take(Fact fact, Instant lookBegan) {
        Standing before = state.subscription().standing();
        Decision decision = decider.decide(state, fact, now);
        state = decision.state();
        Standing after = state.subscription().standing();
        if (after.opensTheDoor() && held) {
            complain("open under a hold");
        }
        if (before.isTerminal() && after != before) {
            complain("revived");
        }
        StandingReason reason = state.subscription().reason();
        boolean failed = decision.change() != null && reason == StandingReason.PAYMENT_FAILED;
        if (failed && !truth.saidBetween(lookBegan, now, ProviderStatus.PAST_DUE, ProviderStatus.UNPAID)) {
            complain("suspended although no charge had failed");
        }
    }

    private void complain(String what) {
        complaint = complaint == null ? what + " at " + now : complaint;
    }

    private void settle(long upTo) {
        visible.removeIf(seq -> seq <= upTo);
    }

    /** The relay signals what was not signalled; an entity that has ended is settled without one. */
    private void settleAsTheRelayWould() {
        if (isOver()) {
            settle(Long.MAX_VALUE);
        } else if (!visible.isEmpty()) {
            look();
        }
    }

    private @Nullable String judge() {
        Subscription row = state.subscription();
        String standing = row.standing() + " "
                + (row.reason() == null ? "-" : row.reason().code());
        String expected = Oracle.standing(truth.last(), held);
        if (!isUnclear() && !standing.equals(expected)) {
            return "stands " + standing + ", but the provider's last word makes it " + expected;
        }
        String access = row.accessUntil() == null ? "never" : "until " + row.accessUntil();
        String allowed = Oracle.access(truth.last(), held, Samples.SLACK);
        if (!isUnclear() && !access.equals(allowed)) {
            return "access " + access + ", but paid for " + allowed;
        }
        if (!isUnclear() && !visible.isEmpty()) {
            return "events are left unsettled";
        }
        if (isOver()
                && !isUnmoved(decider.decide(
                        state, Samples.seen(ProviderStatus.ACTIVE).fact(), now))) {
            return "a late answer revived it";
        }
        return null;
    }

    /** The last look had no answer, and the next one is still ahead: nothing is known, so nothing is judged. */
    private boolean isUnclear() {
        return state.unclearLooks() > 0;
    }

    private boolean isUnmoved(Decision decision) {
        return decision.state().subscription().standing()
                == state.subscription().standing();
    }
}
