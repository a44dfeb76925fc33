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

    /** Creating cannot go on without an operator. */
    record Parked(String code) implements Fact {}

    /** An operator closes the door. */
    record HoldPlaced() implements Fact {}

    /** An operator takes the hold back. What follows is the provider's word. */
    record HoldLifted() implements Fact {}

    /** A granted subscription: it begins, its time passes, its seats change, or it is canceled. */
    record Granted(boolean canceled, int seats) implements Fact {}
}
