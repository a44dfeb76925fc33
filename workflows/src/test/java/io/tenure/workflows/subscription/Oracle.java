package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What must stand once everything is quiet, written from the rules and apart from the transitions: the provider's last word, and holds. */
final class Oracle {

    private Oracle() {}

    static String standing(Truth.Move last, boolean held) {
        String word = last.status().name();
        if (word.equals("CANCELED")) {
            return "CANCELED canceled";
        }
        if (word.equals("INCOMPLETE_EXPIRED")) {
            return "EXPIRED expired";
        }
        if (word.equals("INCOMPLETE")) {
            return "PENDING pending";
        }
        if (word.equals("PAST_DUE") || word.equals("UNPAID")) {
            return "SUSPENDED payment-failed";
        }
        if (word.equals("PAUSED")) {
            return "SUSPENDED trial-ended";
        }
        return held ? "SUSPENDED operator-hold" : word + " -";
    }

    /** @return "never", "until .." */
    static String access(Truth.Move last, boolean held, Duration slack) {
        return switch (standing(last, held).split(" ")[0]) {
            case "PENDING", "EXPIRED" -> "never";
            case "CANCELED" -> "until " + last.endedAt();
            case "SUSPENDED" -> "until " + last.paidUntil();
            default -> "until " + whileOpen(last, slack);
        };
    }

    private static @Nullable Instant whileOpen(Truth.Move last, Duration slack) {
        return last.cancelAt() != null
                ? last.cancelAt()
                : last.paidUntil() == null ? null : last.paidUntil().plus(slack);
    }
}
