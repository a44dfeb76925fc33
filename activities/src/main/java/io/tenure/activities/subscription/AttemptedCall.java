package io.tenure.activities.subscription;

import com.stripe.exception.StripeException;
import java.util.Optional;

/** A command to Stripe under an idempotency key that neither wedges nor acts twice (billing rule 34). */
final class AttemptedCall {

    private AttemptedCall() {}

    /** The command under one key. */
    @FunctionalInterface
    interface Keyed<T> {
        T run(String idempotencyKey) throws StripeException;
    }

    /** Looks whether the command has been done, whatever its answer was. */
    @FunctionalInterface
    interface Effect<T> {
        Optional<T> find() throws StripeException;
    }

    /**
     * Calls under the intent's keys in turn. An answer of 5xx is stored under its key: the effect is looked for, and where there is none the next
     * number is used, within what the attempt allows. No answer at all says nothing about the key: it is kept for the next attempt.
     */
    static <T> T run(IntentKey key, Keyed<T> command, Effect<T> effect) throws StripeException {
        for (int number = key.first(); ; number++) {
            try {
                return command.run(key.text(number));
            } catch (StripeException e) {
                if (!StripeFailures.isStored(e)) {
                    throw e;
                }
                Optional<T> done = effect.find();
                if (done.isPresent()) {
                    return done.get();
                }
                if (number >= key.last()) {
                    throw e;
                }
            }
        }
    }
}
