package io.tenure.workflows.subscription;

import io.tenure.workflows.mutation.SourceMutant;
import java.util.List;

/** Mistakes of one line, of the kinds that such systems are known for: the simulation must catch each. */
final class SimulationMutants {

    private static final String TRANSITIONS = "subscription/SubscriptionTransitions.java";
    private static final String READING = "subscription/LookReading.java";
    private static final String ACCESS = "subscription/AccessWindow.java";
    private static final String LOOKS = "subscription/LookSchedule.java";

    private SimulationMutants() {}

    static List<SourceMutant> all() {
        return List.of(
                mutant(
                        "locks payers out on silence until the next look",
                        TRANSITIONS,
                        "Decision.of(state.with(next).silentSince",
                        "Decision.of(state.with(next.withAccessUntil(now)).silentSince"),
                mutant(
                        "suspends on silence",
                        TRANSITIONS,
                        "Decision.of(state.with(next).silentSince",
                        "Decision.of(state.with(next.withProvided(Standing.SUSPENDED,"
                                + " StandingReason.PAYMENT_FAILED)).silentSince"),
                mutant(
                        "forgives the first failed charge",
                        READING,
                        "measured.withProvided(Standing.SUSPENDED, closedBecause(look))",
                        "(look.status() == ProviderStatus.PAST_DUE ? measured :"
                                + " measured.withProvided(Standing.SUSPENDED, closedBecause(look)))"),
                mutant("sells 99 seats", READING, "timed.withSeats(quantity,", "timed.withSeats(99,"),
                mutant(
                        "asks for nobody",
                        "subscription/AttentionRules.java",
                        "return code == null ? null : since(next, code, now);",
                        "return null;"),
                mutant(
                        "writes no timeline",
                        TRANSITIONS,
                        "return new Decision(after, change, List.of());",
                        "return Decision.of(after);"),
                mutant(
                        "lets a look lift a hold",
                        TRANSITIONS,
                        "next.withAttention(isOver",
                        "next.withHolds(List.of()).withAttention(isOver"),
                mutant(
                        "revives what has ended",
                        TRANSITIONS,
                        "if (state.subscription().standing().isTerminal()) {",
                        "if (state == null) {"),
                mutant(
                        "takes the period for paid",
                        READING,
                        "periods.paidUntil() != null ? periods.paidUntil() : known.paidUntil()",
                        "periods.until()"),
                mutant(
                        "never ends a subscription whose period lapsed",
                        READING,
                        "return behind",
                        "return look.references() == null"),
                mutant(
                        "ends access while the renewal's charge is on its way",
                        ACCESS,
                        "? whileOpen(subscription, policy.renewalSlack(), now)",
                        "? whileOpen(subscription, Duration.ZERO, now)"),
                mutant(
                        "gives slack where no charge is expected",
                        ACCESS,
                        ": whileOpen(subscription, Duration.ZERO, now)",
                        ": whileOpen(subscription, policy.renewalSlack(), now)"),
                mutant(
                        "gives slack beyond a planned end",
                        ACCESS,
                        "return cancel != null && cancel.isBefore(withSlack) ? cancel : withSlack;",
                        "return withSlack;"),
                mutant(
                        "never looks by itself",
                        LOOKS,
                        "return waits && (own == null || again.isBefore(own)) ? again : own;",
                        "return null;"),
                mutant(
                        "looks a day after a period",
                        LOOKS,
                        "AFTER_PERIOD = Duration.ofHours(2)",
                        "AFTER_PERIOD = Duration.ofHours(24)"),
                mutant(
                        "does what its caller was told nobody would do",
                        "subscription/RequestIntake.java",
                        "if (taken.outcome() != null) {",
                        "if (taken == null) {"),
                mutant(
                        "says done although the look does not show it",
                        "subscription/RequestSteps.java",
                        "if (goal.test(current.row())) {",
                        "if (goal != null) {"),
                mutant(
                        "puts the next look off with each new run",
                        "subscription/SubscriptionRun.java",
                        "                state.lookDue(),",
                        "                null,"),
                mutant(
                        "forgets requests when a new run begins",
                        "subscription/SubscriptionRun.java",
                        "        takeUp(loaded.pending(), carried, now);",
                        ""),
                mutant(
                        "keeps expired what cannot be read",
                        READING,
                        "if (look.status() == ProviderStatus.INCOMPLETE_EXPIRED) {",
                        "if (look.status() == ProviderStatus.INCOMPLETE_EXPIRED && look.oddity() == null) {"),
                mutant(
                        "stops asking a silent provider",
                        "subscription/Backoff.java",
                        "AFTER_A_DAY = Duration.ofHours(9)",
                        "AFTER_A_DAY = Duration.ofDays(3_650)"));
    }

    private static SourceMutant mutant(String name, String file, String from, String to) {
        return new SourceMutant(name, file, from, to);
    }
}
