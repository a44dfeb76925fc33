package io.tenure.dev.stripe.engine.payment;

import io.tenure.dev.stripe.engine.customer.TestCard.Approves;
import io.tenure.dev.stripe.engine.customer.TestCard.AsksForPerson;
import io.tenure.dev.stripe.engine.customer.TestCard.Behavior;
import io.tenure.dev.stripe.engine.customer.TestCard.Declines;

/** What a test card's bank answers to a charge. Pure. */
public final class Bank {
    private Bank() {}

    /** Whether a person has shown up, for this very payment or earlier. */
    public enum Person {
        UNSEEN,
        SEEN_EARLIER,
        PRESENT
    }

    /** The answer; {@code page} is where the person would be sent. */
    public static Outcome answer(Behavior behavior, Person person, String page) {
        return switch (behavior) {
            case Approves() -> new Outcome.Paid();
            case Declines(String code, String declineCode, String message) ->
                new Outcome.Refused(code, declineCode, message);
            case AsksForPerson(boolean eachTime, Behavior then) ->
                isSatisfied(eachTime, person) ? answer(then, person, page) : new Outcome.AwaitsPerson(page);
        };
    }

    private static boolean isSatisfied(boolean eachTime, Person person) {
        return switch (person) {
            case UNSEEN -> false;
            case SEEN_EARLIER -> !eachTime;
            case PRESENT -> true;
        };
    }
}
