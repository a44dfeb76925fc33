package io.tenure.activities.subscription;

import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import java.util.Optional;

/**
 * A command to Stripe that neither wedges nor acts twice (billing rule 34). Stripe replays an answer, also one of 500, under its idempotency key for a
 * day. So a key names the intent, made of business facts, and a number, and every try begins with number 1: only who has read the stored answer of a
 * number may use the next one. A try that somebody gave up and that goes on beside this one thus gets the same answers, and a request that Stripe
 * still works at is not sent a second time under another key.
 */
final class IdempotentCall {

    /** So many keys one call may use that were never used before. */
    private static final int MOST_EXECUTED = 3;

    private static final int MOST_WALKED = 100;

    private IdempotentCall() {}

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

    private sealed interface Reply<T> {

        record Done<T>(T value) implements Reply<T> {}

        /** A stored answer of no use: its key will not execute again. */
        record UsedUp<T>(StripeException answer, boolean isFirst) implements Reply<T> {}
    }

    /**
     * Walks the keys {@code intent/1}, {@code intent/2}, .. A success is the answer, and so is a decline. A stored error uses its key up: the effect is
     * looked for, then the next key is used. Whatever else is thrown keeps the key.
     *
     * @param intent names everything that the parameters are made of: under one key they must be the same in every repeat
     */
    static <T> T run(String intent, Keyed<T> command, Effect<T> effect) throws StripeException {
        int executed = 0;
        for (int number = 1; ; number++) {
            switch (ask(command, key(intent, number))) {
                case Reply.Done<T>(T value) -> {
                    return value;
                }
                case Reply.UsedUp<T>(StripeException answer, boolean isFirst) -> {
                    Optional<T> done = effect.find();
                    if (done.isPresent()) {
                        return done.get();
                    }
                    executed += isFirst ? 1 : 0;
                    if (executed == MOST_EXECUTED || number == MOST_WALKED) {
                        throw answer;
                    }
                }
            }
        }
    }

    private static String key(String intent, int number) {
        return intent + "/" + number;
    }

    /** Uses the first key that is free for a command that Stripe refuses: a try that goes on by itself then finds the key taken. */
    static void close(String intent, Keyed<?> impossible) throws StripeException {
        boolean closed = false;
        for (int number = 1; !closed && number <= MOST_WALKED; number++) {
            closed = take(key(intent, number), impossible);
        }
    }

    /** Whether the key is now the refused command's. */
    private static boolean take(String key, Keyed<?> impossible) throws StripeException {
        try {
            impossible.run(key);
            return true;
        } catch (IdempotencyException e) {
            return false;
        } catch (InvalidRequestException e) {
            return true;
        } catch (StripeException e) {
            if (StripeFailures.isReplayed(e)) {
                return true;
            }
            throw e;
        }
    }

    /** An error of Stripe's own is asked for again: only the repeat says whether it is stored. */
    private static <T> Reply<T> ask(Keyed<T> command, String key) throws StripeException {
        try {
            return new Reply.Done<>(command.run(key));
        } catch (StripeException e) {
            if (isUsedUp(e)) {
                return new Reply.UsedUp<>(e, false);
            }
            if (!StripeFailures.isServerError(e)) {
                throw e;
            }
        }
        try {
            return new Reply.Done<>(command.run(key));
        } catch (StripeException e) {
            if (isUsedUp(e)) {
                return new Reply.UsedUp<>(e, true);
            }
            throw e;
        }
    }

    private static boolean isUsedUp(StripeException answer) {
        return StripeFailures.isReplayed(answer) && !(answer instanceof CardException);
    }
}
