package io.tenure.workflows.subscription;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must stand at every instant, written from the rules and apart from the transitions: what the provider was last seen to say, under what we hold
 * it for.
 */
final class Oracle {

    private static final Set<String> UNREADABLE = Set.of("several-items", "unknown-price");

    private static final List<StandingReason> STRONGEST_FIRST =
            List.of(StandingReason.OPERATOR_HOLD, StandingReason.DISPUTED, StandingReason.REFUNDED);

    final OracleSeats seats;
    final OracleAttention attention = new OracleAttention();
    final OracleTimes times = new OracleTimes();
    private final List<Hold> holds = new ArrayList<>();
    private String word = "PENDING pending";
    private @Nullable String page;
    private @Nullable Instant endedAt;
    private @Nullable Instant lastSeen;
    private boolean lapsed;
    private boolean declined;

    Oracle(int seatsAsked) {
        seats = new OracleSeats(seatsAsked);
    }

    /** What stands, in two words. The operator's hold names the reason before a dispute, that before a refund (billing rule 58). */
    String standing() {
        if (holds.isEmpty() || !word.endsWith(" -")) {
            return word;
        }
        for (StandingReason kind : STRONGEST_FIRST) {
            if (holds.stream().anyMatch(hold -> hold.kind() == kind)) {
                return "SUSPENDED " + kind.code();
            }
        }
        return word;
    }

    boolean isOver() {
        return word.startsWith("CANCELED") || word.startsWith("EXPIRED");
    }

    boolean isPending() {
        return word.startsWith("PENDING");
    }

    /** When the provider was last asked and something was known; null before the first time. */
    @Nullable
    Instant lastSeen() {
        return lastSeen;
    }

    /** True when the look showed that a second period would be billed for a closed door (billing rule 56). */
    boolean isLapsed() {
        return lapsed;
    }

    /** True when the look showed a declined first payment. */
    boolean isDeclined() {
        return declined;
    }

    void held(StandingReason kind, String cause, Instant now) {
        if (!isOver() && holds.stream().noneMatch(hold -> hold.cause().equals(cause))) {
            holds.add(new Hold(kind, cause, now));
        }
    }

    void lifted(String cause) {
        holds.removeIf(hold -> hold.cause().equals(cause));
    }

    /** The provider has it now, or a page where the customer finishes. */
    void created(@Nullable Checkout checkout, Instant now) {
        attention.answered();
        attention.unblocked(now);
        attention.ask(null, now);
        page = checkout == null ? page : checkout.url();
    }

    /** Granted until then; null for ever. */
    void granted(@Nullable Instant until, int quantity) {
        word = "ACTIVE -";
        times.runUntil(until);
        seats.granted(quantity);
    }

    void canceled(Instant at) {
        end("CANCELED canceled", at, at);
    }

    void expired(Instant at) {
        end("EXPIRED expired", null, at);
    }

    private void end(String how, @Nullable Instant access, Instant at) {
        word = how;
        times.access = access;
        endedAt = at;
        page = null;
        holds.clear();
        attention.ask(null, at);
        lapsed = false;
    }

    /** An end was asked for, and the provider has no such object: what is paid for may be used up, where that was asked for. */
    void gone(boolean atPeriodEnd, Instant now) {
        Instant paid = times.paid;
        if (atPeriodEnd && paid != null && paid.isAfter(now)) {
            times.runUntil(paid);
        } else if (isPending()) {
            expired(now);
        } else {
            canceled(now);
        }
    }

    /** What was decided at {@code broken} could not be written, and is decided anew now. */
    void mended(Instant broken, Instant now) {
        lastSeen = lastSeen == null ? null : now;
        endedAt = broken.equals(endedAt) ? now : endedAt;
        times.access = broken.equals(times.access) ? now : times.access;
    }

    /** A run was lost, and with it what was not in the row. */
    void runIsLost(Instant now) {
        attention.forget();
        seats.isOver();
        lastSeen = lastSeen == null ? null : now;
        lapsed = false;
    }

    /** Nothing is known, which changes nothing (billing rule 37). */
    void silent(Instant now) {
        lapsed = false;
        boolean isOver = times.access != null && !times.access.isAfter(now);
        boolean isEnding = times.end != null && !times.end.isAfter(now);
        attention.silent(word.endsWith(" -") && isOver && !isEnding, now);
    }

    /** The provider refuses to answer, which only an operator can mend. */
    void rejected(String code, Instant now) {
        lapsed = false;
        lastSeen = lastSeen == null ? null : now;
        attention.answered();
        attention.ask(code, now);
    }

    /** The provider refuses a command for good: it waits for an operator. */
    void blocked(String code, Instant now) {
        rejected(code, now);
        attention.blocked(code, now);
    }

    void saw(Look look, Instant now) {
        if (look.status() == ProviderStatus.UNKNOWN) {
            silent(now);
            return;
        }
        attention.answered();
        lastSeen = now;
        lapsed = isLapsed(look, now);
        if (!lapsed) {
            attention.isPaidOrEnded();
        }
        declined = look.status() == ProviderStatus.INCOMPLETE && look.payments().declined();
        Instant ended = look.periods().endedAt() == null ? now : look.periods().endedAt();
        switch (look.status()) {
            case CANCELED -> {
                if (look.quantity() != null) {
                    seats.saw(look.quantity(), false);
                }
                canceled(ended);
            }
            case INCOMPLETE_EXPIRED, CHECKOUT_EXPIRED -> expired(ended);
            case CHECKOUT_OPEN -> attention.seen(null, now);
            case MISSING -> sawNothing(now);
            default -> sawSubscription(look, now);
        }
    }

    private void sawNothing(Instant now) {
        Instant end = times.end;
        if (end != null && !end.isAfter(now)) {
            canceled(end);
        } else {
            attention.seen("provider-object-missing", now);
        }
    }

    private void sawSubscription(Look look, Instant now) {
        if (!isReadable(look)) {
            times.unreadable(look);
            attention.seen(look.oddity(), now);
            return;
        }
        word = word(look);
        page = look.payments().confirmationUrl();
        times.saw(look, word.endsWith(" -"), now);
        if (look.quantity() != null) {
            seats.saw(look.quantity(), page != null);
        }
        attention.seen(asksFor(look, now), now);
    }

    private static String word(Look look) {
        boolean bank = look.payments().authenticationRequired();
        return switch (look.status()) {
            case INCOMPLETE -> bank ? "PENDING authentication-required" : "PENDING pending";
            case PAST_DUE, UNPAID -> bank ? "SUSPENDED authentication-required" : "SUSPENDED payment-failed";
            case PAUSED -> look.payments().trialEndedUnpaid() ? "SUSPENDED trial-ended" : "SUSPENDED paused";
            default -> look.status().name() + " -";
        };
    }

    private @Nullable String asksFor(Look look, Instant now) {
        if (look.oddity() != null) {
            return look.oddity();
        }
        Instant paid = look.periods().paidUntil();
        boolean opens = word.endsWith(" -");
        if (opens && paid == null) {
            return "nothing-paid";
        }
        boolean isOver = times.access != null && !times.access.isAfter(now);
        boolean isUnpaid = paid != null && paid.isBefore(look.periods().until());
        if (opens && (isOver || isUnpaid && !look.payments().chargeExpected())) {
            return "renewal-unpaid";
        }
        return look.quantity() != null && look.quantity() < look.seatsAssigned() ? "seats-over-quantity" : null;
    }

    /** Shapes that we do not sell leave access as it is until its end (billing rule 63). */
    static boolean isReadable(Look look) {
        return look.oddity() == null || !UNREADABLE.contains(look.oddity());
    }

    private static boolean isLapsed(Look look, Instant now) {
        boolean isBehind = look.status() == ProviderStatus.PAST_DUE || look.status() == ProviderStatus.UNPAID;
        Instant unpaid = look.periods().unpaidUntil();
        Instant from = look.periods().from();
        return isBehind
                && isReadable(look)
                && unpaid != null
                && (!unpaid.isAfter(now) || from != null && !from.isBefore(unpaid));
    }

    /** @return what is wrong with the row; null when it is as it must be */
    @Nullable
    String judge(Subscription row, boolean waitsLong) {
        String stands = words(row);
        if (!stands.equals(standing())) {
            return "stands " + stands + " instead of " + standing();
        }
        String wrong = seats.judge(row);
        wrong = wrong == null ? times.judge(row) : wrong;
        wrong = wrong == null ? judgeMarks(row) : wrong;
        return wrong == null ? attention.judge(row, waitsLong) : wrong;
    }

    /** A row's standing in the same two words. */
    static String words(Subscription row) {
        StandingReason reason = row.reason();
        return row.standing().name() + " " + (reason == null ? "-" : reason.code());
    }

    private @Nullable String judgeMarks(Subscription row) {
        String shown = row.checkout() == null ? null : row.checkout().url();
        if (!Objects.equals(shown, page)) {
            return "shows the page " + shown + " instead of " + page;
        }
        if (row.holds().size() != holds.size() || !holds.containsAll(row.holds())) {
            return "is held for " + row.holds() + " instead of " + holds;
        }
        return Objects.equals(row.endedAt(), endedAt) ? null : "ended at " + row.endedAt() + " instead of " + endedAt;
    }
}
