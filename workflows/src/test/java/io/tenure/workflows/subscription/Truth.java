package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A provider's own history of one subscription, made up in advance: what it would answer at each instant. Periods are five days long. */
final class Truth {

    static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PERIOD = Duration.ofDays(5);
    private static final Duration DRAFT = Duration.ofHours(1);

    /** From {@code at} on the provider says this. */
    record Move(
            Instant at,
            ProviderStatus status,
            Instant periodUntil,
            @Nullable Instant paidUntil,
            @Nullable Instant cancelAt,
            @Nullable Instant endedAt) {}

    private final Random random;
    private final List<Move> moves = new ArrayList<>();

    Truth(Random random) {
        this.random = random;
        begin();
        int length = 2 + random.nextInt(10);
        while (moves.size() < length && !isOver()) {
            next(last());
        }
    }

    List<Move> moves() {
        return moves;
    }

    Move last() {
        return moves.getLast();
    }

    Move at(Instant instant) {
        Move found = moves.getFirst();
        for (Move move : moves) {
            if (!move.at().isAfter(instant)) {
                found = move;
            }
        }
        return found;
    }

    /** True when the provider said one of {@code statuses} at some instant of the span, its ends included. */
    boolean saidBetween(Instant from, Instant until, ProviderStatus... statuses) {
        for (ProviderStatus status : statuses) {
            boolean during = moves.stream()
                    .anyMatch(move -> move.status() == status
                            && !move.at().isBefore(from)
                            && !move.at().isAfter(until));
            if (during || at(from).status() == status) {
                return true;
            }
        }
        return false;
    }

    private boolean isOver() {
        ProviderStatus status = last().status();
        return status == ProviderStatus.CANCELED || status == ProviderStatus.INCOMPLETE_EXPIRED;
    }

    private void begin() {
        Instant paid = BEGINNING.plus(PERIOD);
        switch (random.nextInt(3)) {
            case 0 -> moves.add(new Move(BEGINNING, ProviderStatus.INCOMPLETE, paid, null, null, null));
            case 1 -> moves.add(new Move(BEGINNING, ProviderStatus.TRIALING, paid, paid, null, null));
            default -> moves.add(new Move(BEGINNING, ProviderStatus.ACTIVE, paid, paid, null, null));
        }
    }

    private void next(Move last) {
        switch (last.status()) {
            case INCOMPLETE -> firstPayment(last);
            case TRIALING, ACTIVE -> whileOpen(last);
            default -> whileClosed(last);
        }
    }

    private void firstPayment(Move last) {
        Instant at = soon(last.at());
        boolean paid = random.nextInt(3) > 0;
        moves.add(
                paid
                        ? new Move(at, ProviderStatus.ACTIVE, last.periodUntil(), last.periodUntil(), null, null)
                        : new Move(at, ProviderStatus.INCOMPLETE_EXPIRED, last.periodUntil(), null, null, at));
    }

    private void whileOpen(Move last) {
        Instant end = last.periodUntil();
        if (last.cancelAt() != null) {
            moves.add(
                    random.nextInt(3) == 0
                            ? new Move(soon(last.at()), last.status(), end, last.paidUntil(), null, null)
                            : new Move(
                                    last.cancelAt(),
                                    ProviderStatus.CANCELED,
                                    end,
                                    last.paidUntil(),
                                    last.cancelAt(),
                                    last.cancelAt()));
            return;
        }
        switch (random.nextInt(6)) {
            case 0 -> canceled(last);
            case 1 -> moves.add(new Move(soon(last.at()), last.status(), end, last.paidUntil(), end, null));
            case 2 -> trialEnds(last);
            default -> renewal(last);
        }
    }

    private void canceled(Move last) {
        Instant at = soon(last.at());
        moves.add(new Move(at, ProviderStatus.CANCELED, last.periodUntil(), last.paidUntil(), null, at));
    }

    private void trialEnds(Move last) {
        if (last.status() == ProviderStatus.TRIALING) {
            moves.add(new Move(
                    last.periodUntil(), ProviderStatus.PAUSED, last.periodUntil(), last.paidUntil(), null, null));
        }
    }

    /** The period moves at once, the money an hour later, if at all (billing rule 7). */
    private void renewal(Move last) {
        Instant end = last.periodUntil();
        Instant next = end.plus(PERIOD);
        moves.add(new Move(end, ProviderStatus.ACTIVE, next, last.paidUntil(), null, null));
        Instant charged = end.plus(DRAFT);
        moves.add(
                random.nextInt(3) > 0
                        ? new Move(charged, ProviderStatus.ACTIVE, next, next, null, null)
                        : new Move(charged, ProviderStatus.PAST_DUE, next, last.paidUntil(), null, null));
    }

    private void whileClosed(Move last) {
        Instant at = soon(last.at());
        switch (random.nextInt(4)) {
            case 0 -> moves.add(new Move(at, ProviderStatus.UNPAID, last.periodUntil(), last.paidUntil(), null, null));
            case 1 -> canceled(last);
            default -> {
                Instant end = at.isBefore(last.periodUntil()) ? last.periodUntil() : at.plus(PERIOD);
                moves.add(new Move(at, ProviderStatus.ACTIVE, end, end, null, null));
            }
        }
    }

    /** Before the period's end, so that moves keep their order. */
    private Instant soon(Instant from) {
        return from.plusSeconds(1 + random.nextInt(20 * 3600));
    }
}
