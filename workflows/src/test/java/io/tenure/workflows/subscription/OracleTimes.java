package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Until when it is paid, will run, and opens the door. */
final class OracleTimes {

    private static final Duration SLACK = Duration.ofHours(96);

    @Nullable
    Instant paid;

    @Nullable
    Instant end;

    @Nullable
    Instant access;

    /** Paid for, plus 96 hours where money is on its way; never beyond a planned end (billing rules 7, 18 and 57). */
    void saw(Look look, boolean opens, Instant now) {
        Instant told = look.periods().paidUntil();
        paid = told == null ? paid : told;
        end = look.periods().cancelAt();
        if (look.status() == ProviderStatus.INCOMPLETE) {
            access = null;
        } else if (!opens) {
            access = paid;
        } else if (paid == null) {
            access = access == null ? now : access;
        } else {
            Instant open = look.payments().chargeExpected() ? paid.plus(SLACK) : paid;
            access = end != null && end.isBefore(open) ? end : open;
        }
    }

    /** Nothing is to be read but a planned end. */
    void unreadable(Look look) {
        end = look.periods().cancelAt();
    }

    /** What is paid for, or granted, is used up, and no more. */
    void runUntil(@Nullable Instant until) {
        paid = until;
        end = until;
        access = until;
    }

    @Nullable
    String judge(Subscription row) {
        if (!Objects.equals(row.accessUntil(), access)) {
            return "access until " + row.accessUntil() + " instead of " + access;
        }
        if (!Objects.equals(row.paidUntil(), paid)) {
            return "paid until " + row.paidUntil() + " instead of " + paid;
        }
        return Objects.equals(row.cancelAt(), end) ? null : "will end at " + row.cancelAt() + " instead of " + end;
    }
}
