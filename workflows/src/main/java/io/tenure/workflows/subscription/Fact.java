package io.tenure.workflows.subscription;

/** What a subscription's workflow learns and must decide about. */
public sealed interface Fact {

    /** The provider was asked and answered. */
    record Looked(Look look) implements Fact {}

    /** The provider was asked and nothing is known: no answer, 429, 5xx (billing rule 37). */
    record Unclear() implements Fact {}

    /** The provider refused to answer for good, which only an operator can mend. */
    record LookRejected(String code) implements Fact {}

    /** A command made or found the provider's objects. */
    record Linked(BillingActivities.Answer answer) implements Fact {}

    /** The request to create was refused for good: nothing will come of this subscription. */
    record CreationRefused() implements Fact {}

    /** Something cannot go on without an operator. */
    record Parked(String code) implements Fact {}

    /** Looks are answered, but a command has had no answer for hours. */
    record Unanswered() implements Fact {}

    /** What could not go on is done, or nobody wants it any more. */
    record Unblocked() implements Fact {}

    /**
     * An end was asked for, and the provider has no such object any more: the goal is reached.
     *
     * @param atPeriodEnd what is paid for may be used up
     */
    record Gone(boolean atPeriodEnd) implements Fact {}

    /** A fact of our own closes the door. */
    record HoldPlaced(StandingReason kind, String cause) implements Fact {}

    /** The hold of this cause is over. What stood before stands again. */
    record HoldLifted(String cause) implements Fact {}

    /** A granted subscription: it begins, its time passes, its seats change, or it is canceled. */
    record Granted(boolean canceled, int seats) implements Fact {}

    /** A write that had failed for a defect of ours is done. */
    record Healed() implements Fact {}
}
