package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a person must be asked for, and since when; and how long the provider has not answered. */
final class OracleAttention {

    private static final Duration SILENT_FOR = Duration.ofHours(4);

    private @Nullable Attention attention;
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

    /** After hours of silence a person is asked for, unless one is asked for already (billing rule 37). */
    void silent(Instant now) {
        lastSilent = now;
        silentSince = silentSince == null ? now : silentSince;
        if (!now.isBefore(silentSince.plus(SILENT_FOR)) && attention == null && !isOverwritten) {
            ask("provider-silent", now);
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

    @Nullable
    String judge(Subscription row) {
        Attention is = row.attention();
        if (isOverwritten) {
            return is != null && is.code().equals("defect") ? "is mended, and still asks for a person" : null;
        }
        boolean isSame = is != null && attention != null && is.code().equals(attention.code());
        attention = sinceIsOpen && isSame ? is : attention;
        sinceIsOpen = false;
        return Objects.equals(row.attention(), attention)
                ? null
                : "asks for a person because of " + row.attention() + " instead of " + attention;
    }
}
