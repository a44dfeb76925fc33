package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must stand at every instant, written from the rules and apart from the transitions: what the provider was last seen to say, under the operator's
 * hold.
 */
final class Oracle {

    private static final Set<String> UNREADABLE = Set.of("several-items", "unknown-price");
    private static final Duration SILENT_FOR = Duration.ofHours(4);

    private String word = "PENDING pending";
    private int quantity = 5;
    private @Nullable Instant access;
    private @Nullable Instant plannedEnd;
    private @Nullable String page;
    private boolean pageIsKnown;
    private @Nullable String attention;
    private @Nullable Instant silentSince;
    private @Nullable Instant lastSeen;
    private Instant lastSilent = SimulatedTime.BEGINNING;
    private boolean held;

    void hold(boolean placed) {
        held = placed;
    }

    /** What stands, in two words. */
    String standing() {
        boolean opens = word.equals("ACTIVE -") || word.equals("TRIALING -");
        return opens && held ? "SUSPENDED operator-hold" : word;
    }

    boolean isOver() {
        return word.startsWith("CANCELED") || word.startsWith("EXPIRED");
    }

    boolean isSilent() {
        return silentSince != null;
    }

    @Nullable
    Instant lastSeen() {
        return lastSeen;
    }

    /** The creation was refused for good. */
    void refused() {
        end("EXPIRED expired", null);
    }

    /** The provider has it now. */
    void created() {
        silentSince = null;
        attention = null;
    }

    /** A run was lost, and with it what was not in the row. */
    void forgetSilence(Instant now) {
        silentSince = null;
        lastSeen = lastSeen == null ? null : now;
    }

    /** When the provider last gave no answer. */
    Instant lastSilent() {
        return lastSilent;
    }

    void silent(Instant now) {
        lastSilent = now;
        silentSince = silentSince == null ? now : silentSince;
        boolean isLong = !now.isBefore(silentSince.plus(SILENT_FOR));
        if (isLong && attention == null && !isOver()) {
            attention = "provider-silent";
        }
        boolean ends = plannedEnd != null && !plannedEnd.isAfter(now);
        boolean isOver = access != null && !access.isAfter(now);
        if (word.endsWith(" -") && isOver && !ends && attention == null) {
            attention = "renewal-unpaid";
        }
    }

    void saw(Look look, Instant now) {
        silentSince = null;
        lastSeen = now;
        if (isOver()) {
            return;
        }
        String status = look.status().name();
        switch (status) {
            case "CANCELED" -> end("CANCELED canceled", look.periods().endedAt());
            case "INCOMPLETE_EXPIRED", "CHECKOUT_EXPIRED" -> end("EXPIRED expired", null);
            case "CHECKOUT_OPEN", "MISSING" -> attention = null;
            default -> sawSubscription(look, status, now);
        }
    }

    private void end(String how, @Nullable Instant until) {
        word = how;
        access = until;
        page = null;
        attention = null;
    }

    private void sawSubscription(Look look, String status, Instant now) {
        attention = look.oddity();
        plannedEnd = look.periods().cancelAt();
        if (look.oddity() != null && UNREADABLE.contains(look.oddity())) {
            return;
        }
        boolean bank = look.payments().authenticationRequired();
        word = switch (status) {
            case "INCOMPLETE" -> bank ? "PENDING authentication-required" : "PENDING pending";
            case "PAST_DUE", "UNPAID" -> bank ? "SUSPENDED authentication-required" : "SUSPENDED payment-failed";
            case "PAUSED" -> "SUSPENDED trial-ended";
            default -> status + " -";
        };
        quantity = look.quantity() == null ? quantity : look.quantity();
        page = look.payments().confirmationUrl();
        pageIsKnown = true;
        access = accessBy(look, status);
        boolean open = word.endsWith(" -");
        boolean unpaidForGood = look.periods().paidUntil() != null
                && look.periods().paidUntil().isBefore(look.periods().until())
                && !look.payments().chargeExpected();
        boolean isOver = access != null && !access.isAfter(now);
        if (open && attention == null && (isOver || unpaidForGood)) {
            attention = "renewal-unpaid";
        }
    }

    /** Paid for, plus 96 hours where money is on its way; never beyond a planned end. */
    private static @Nullable Instant accessBy(Look look, String status) {
        Instant paid = look.periods().paidUntil();
        if (status.equals("INCOMPLETE") || paid == null) {
            return null;
        }
        if (!status.equals("ACTIVE") && !status.equals("TRIALING")) {
            return paid;
        }
        Instant open = look.payments().chargeExpected() ? paid.plus(Duration.ofHours(96)) : paid;
        Instant end = look.periods().cancelAt();
        return end != null && end.isBefore(open) ? end : open;
    }

    /** @return what is wrong with the row; null when it is as it must be */
    @Nullable
    String judge(Subscription row) {
        String stands = row.standing() + " "
                + (row.reason() == null ? "-" : row.reason().code());
        if (!stands.equals(standing())) {
            return "stands " + stands + " instead of " + standing();
        }
        if (row.quantity() != quantity || row.seatLimit() > quantity) {
            return "has " + row.quantity() + " seats, gives " + row.seatLimit() + ", sold " + quantity;
        }
        if (!Objects.equals(row.accessUntil(), access)) {
            return "access until " + row.accessUntil() + " instead of " + access;
        }
        String shown = row.checkout() == null ? null : row.checkout().url();
        if (pageIsKnown && !Objects.equals(shown, page)) {
            return "shows the page " + shown + " instead of " + page;
        }
        String code = row.attention() == null ? null : row.attention().code();
        return Objects.equals(code, attention)
                ? null
                : "asks for a person because of " + code + " instead of " + attention;
    }
}
