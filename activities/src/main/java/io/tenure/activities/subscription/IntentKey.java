package io.tenure.activities.subscription;

/**
 * Idempotency keys of one intent: Stripe replays a stored answer, also one of 500, for a day (billing rule 34). So a key names the intent, made of
 * business facts, and a number, which grows only after a stored 5xx whose effect is not there.
 *
 * @param intent such as {@code pay/in_1/pm_1/op_1}
 * @param round of the workflow: grows with each new start of the command after an unknown end
 * @param attempt of the activity, from 1
 */
record IntentKey(String intent, int round, int attempt) {

    private static final int NUMBERS_A_ROUND = 3;

    /** The number that every attempt of the round begins with, so that a lost answer is asked for again. */
    int first() {
        return NUMBERS_A_ROUND * round + 1;
    }

    /** The highest number that this attempt may use. */
    int last() {
        return NUMBERS_A_ROUND * round + Math.clamp(attempt, 1, NUMBERS_A_ROUND);
    }

    String text(int number) {
        return intent + "/" + number;
    }
}
