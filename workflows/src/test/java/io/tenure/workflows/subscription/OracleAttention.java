package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a person must be asked for, and since when; and how long the provider has not answered. */
final class OracleAttention {

    private static final Duration SILENT_FOR = Duration.ofHours(4);

    private @Nullable Attention attention;
    private @Nullable String obstacle;
    private @Nullable Instant silentSince;
    private Instant lastSilent = SimulatedTime.BEGINNING;
    private boolean isOverwritten;
    private boolean sinceIsOpen;

    /** A defect has taken its place: what was asked for before is known again by the next look. */
    void overwritten() {
        isOverwritten = true;
    }

    boolean isOverwritten() {
        return isOverwritten;
    }

    /** Null asks for nobody. The same code keeps its first instant. */
    void ask(@Nullable String code, Instant now) {
        boolean stands = attention != null && attention.code().equals(code);
        sinceIsOpen |= isOverwritten;
        isOverwritten = false;
        if (!stands) {
            attention = code == null ? null : new Attention(code, now);
        }
    }

    /** The provider has answered. */
    void answered() {
        silentSince = null;
    }

    /** Something was refused that only an operator can mend: it is in the way until it is done, whatever looks show. */
    void blocked(String code, Instant now) {
        obstacle = code;
        ask(code, now);
    }

    /** What stood in the way is done, or nobody wants it any more. */
    void unblocked(Instant now) {
        String known = obstacle;
        if (known == null || !known.startsWith("creation-")) {
            return;
        }
        if (isAbout(known)) {
            ask(null, now);
        }
        obstacle = null;
    }

    /** What had lapsed needs not be ended any more. */
    void isPaidOrEnded() {
        if (obstacle != null && obstacle.startsWith("lapsed-")) {
            obstacle = null;
        }
    }

    /** A run was lost, and with it what was not in the row. */
    void forget() {
        obstacle = null;
        silentSince = null;
    }

    /** What a look asks a person for; without that it is what stands in the way. */
    void seen(@Nullable String code, Instant now) {
        ask(code != null ? code : obstacle, now);
    }

    /**
     * After hours of silence a person is asked for, unless one is asked for already (billing rule 37).
     *
     * @param isUnpaid access is over while it counts as live
     */
    void silent(boolean isUnpaid, Instant now) {
        lastSilent = now;
        silentSince = silentSince == null ? now : silentSince;
        if (attention != null || isOverwritten) {
            return;
        }
        if (!now.isBefore(silentSince.plus(SILENT_FOR))) {
            ask("provider-silent", now);
        } else if (isUnpaid) {
            ask("renewal-unpaid", now);
        }
    }

    boolean isSilent() {
        return silentSince != null;
    }

    /** When the provider last gave no answer. */
    Instant lastSilent() {
        return lastSilent;
    }

    boolean isAbout(String code) {
        return attention != null && attention.code().equals(code);
    }

    /** @param waitsLong something that was asked for hours ago is not done: a person may be asked for where nobody is otherwise */
    @Nullable
    String judge(Subscription row, boolean waitsLong) {
        Attention is = row.attention();
        if (isOverwritten) {
            return is != null && is.code().equals("defect") ? "is mended, and still asks for a person" : null;
        }
        boolean mayWait = attention == null || attention.code().equals("provider-silent");
        if (is != null && is.code().equals("command-unanswered") && mayWait && waitsLong) {
            return null;
        }
        boolean isSame = is != null && attention != null && is.code().equals(attention.code());
        attention = sinceIsOpen && isSame ? is : attention;
        sinceIsOpen = false;
        return Objects.equals(row.attention(), attention)
                ? null
                : "asks for a person because of " + row.attention() + " instead of " + attention;
    }
}
