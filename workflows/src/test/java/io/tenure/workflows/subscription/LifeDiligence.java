package io.tenure.workflows.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Nothing that is overdue is left alone, as far as the provider answers. */
final class LifeDiligence {

    private static final Duration LOOKS_AGAIN = Duration.ofHours(6).plusMinutes(2);
    private static final Duration AFTER_SILENCE = Duration.ofHours(10);
    private static final Duration HEARS = Duration.ofMinutes(8);
    private static final Duration AFTER_PERIOD = Duration.ofMinutes(131);

    private final SimulatedProvider provider;
    private final SimulatedInbox inbox;
    private final Oracle oracle;
    private final LifeVerdict verdict;
    private Instant mendedAt = SimulatedTime.BEGINNING;

    LifeDiligence(SimulatedProvider provider, SimulatedInbox inbox, Oracle oracle, LifeVerdict verdict) {
        this.provider = provider;
        this.inbox = inbox;
        this.oracle = oracle;
        this.verdict = verdict;
    }

    /** A run that was stopped by a defect goes on. */
    void mended(Instant now) {
        mendedAt = now;
    }

    void check(Subscription row, Instant now) {
        if (now.isBefore(mendedAt.plus(HEARS))) {
            return;
        }
        if (row.standing().isTerminal() || oracle.lastSeen() == null || row.providerReference() == null) {
            return;
        }
        checkNews(now);
        if (oracle.attention.isSilent() && now.isAfter(provider.lastLook().plus(AFTER_SILENCE))) {
            verdict.complain("has stopped asking a silent provider at " + provider.lastLook());
        }
        if (!oracle.attention.isSilent()) {
            checkLooks(row, now);
            checkAccess(row, now);
            checkEvents(now);
            checkLapse(now);
        }
    }

    /** What is new is looked at, also where the provider has been silent. */
    private void checkNews(Instant now) {
        Instant news = inbox.news();
        if (news != null && now.isAfter(news.plus(HEARS)) && provider.lastLook().isBefore(news)) {
            verdict.complain("does not look at what it was told at " + news);
        }
    }

    private void checkLooks(Subscription row, Instant now) {
        Instant seen = Objects.requireNonNull(oracle.lastSeen());
        Instant paid = row.paidUntil();
        boolean opens = row.provided().standing().opensTheDoor();
        boolean isOverdue = opens && paid != null && now.isAfter(paid.plus(AFTER_PERIOD));
        boolean waits = isOverdue || row.provided().standing() == Standing.SUSPENDED;
        Attention asked = row.attention();
        boolean isAsked = asked != null && now.isAfter(asked.since().plus(LOOKS_AGAIN));
        if ((waits || isAsked) && now.isAfter(seen.plus(LOOKS_AGAIN))) {
            verdict.complain("has not looked since " + seen);
        }
    }

    private void checkAccess(Subscription row, Instant now) {
        Instant access = row.accessUntil();
        // A run that was lost, and its silence with it, has looked by then.
        Instant seen = Objects.requireNonNull(oracle.lastSeen()).plus(Duration.ofMinutes(1));
        boolean isOver = access != null && now.isAfter(access.plus(Duration.ofMinutes(1)));
        // A defect has taken the place of what was asked for; until the next look nobody knows it.
        boolean isTold = row.attention() != null || oracle.attention.isOverwritten();
        if (row.provided().standing().opensTheDoor() && isOver && !isTold && now.isAfter(seen)) {
            verdict.complain("open, but access is over, and nobody is told");
        }
    }

    private void checkEvents(Instant now) {
        Instant seen = Objects.requireNonNull(oracle.lastSeen());
        Instant heard = inbox.oldest();
        boolean isDeaf = heard != null && now.isAfter(heard.plus(HEARS)) && now.isAfter(seen.plus(HEARS));
        boolean mayHear = now.isAfter(provider.outages.silentUntil().plus(HEARS))
                && now.isAfter(provider.outages.rejectingUntil().plus(LOOKS_AGAIN));
        if (isDeaf && mayHear) {
            verdict.complain("deaf since " + heard);
        }
        if (inbox.isForgetful()) {
            verdict.complain("has looked, and leaves events unsettled");
        }
    }

    private void checkLapse(Instant now) {
        Truth truth = provider.truth;
        Instant unpaid = truth.unpaidUntil;
        boolean collects = truth.isBehind() && unpaid != null && now.isAfter(unpaid.plus(LOOKS_AGAIN));
        boolean mayEnd = truth.isReadable()
                && now.isAfter(truth.readableSince.plus(LOOKS_AGAIN))
                && now.isAfter(provider.outages.rejectingUntil().plus(LOOKS_AGAIN))
                && now.isAfter(oracle.attention.lastSilent().plus(AFTER_SILENCE));
        if (collects && mayEnd) {
            verdict.complain("a second unpaid period is billed");
        }
    }
}
