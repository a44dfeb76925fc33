package io.tenure.api.operator;

import java.util.List;
import java.util.Map;

/** Why a subscription waits for a person, and what resolves it, for each code that a workflow can produce. The one table of these words. */
record Remedy(String why, String resolution) {

    private static final String RESUME = " Then POST /subscriptions/{id}/resumption.";
    private static final String BY_ITSELF =
            " The next look, within six hours, then clears it; POST .../resumption looks at once.";

    private static final Remedy UNKNOWN_REFUSAL = new Remedy(
            "The payment provider refused a call with this code of its own.",
            "Look the code up in the provider's documentation of errors and mend what it names at the provider or in"
                    + " the plan."
                    + RESUME);
    private static final Remedy DEFECT = new Remedy(
            "Code of ours failed in a way that nobody foresaw.",
            "Report the code with the subscription's id; it is mended by a deployment." + RESUME);

    private static final Map<String, Remedy> BY_CODE = Map.ofEntries(
            entry(
                    "provider-object-missing",
                    "The payment provider knows no such subscription or checkout.",
                    "Compare the deployment's account and mode with the object's. When it is gone for good, cancel the"
                            + " subscription now."),
            entry(
                    "other-mode",
                    "The provider's subscription is of the other mode, live or test.",
                    "Cancel it and create one in the deployment's own mode."),
            entry(
                    "other-account",
                    "The customer belongs to another account of the provider.",
                    "Set the deployment's account right, or cancel and create anew."),
            entry(
                    "several-items",
                    "The provider's subscription has several items; seats cannot be counted.",
                    "Remove all items but the plan's price at the provider." + BY_ITSELF),
            entry(
                    "unknown-price",
                    "The provider's subscription has a price that is not the plan's.",
                    "Put the plan's price back at the provider, or register a plan with that price." + BY_ITSELF),
            entry(
                    "collection-method",
                    "The provider's subscription is paid by invoice, not charged automatically.",
                    "Set it to automatic charges at the provider." + BY_ITSELF),
            entry(
                    "payment-method-kind",
                    "The default payment method is of a kind that is confirmed days later.",
                    "Ask the customer for a card or Link: PUT /subscriptions/{id}/payment-method." + BY_ITSELF),
            entry(
                    "second-subscription",
                    "The provider has a second live subscription for this organization and application, or one that"
                            + " carries this one's id.",
                    "Where the other carries this one's id by mistake, set its metadata.tenure_id right. Otherwise"
                            + " cancel the one that is not wanted at the provider and refund what it took."
                            + BY_ITSELF),
            entry(
                    "nothing-paid",
                    "The provider says active, but no paid invoice is found.",
                    "Look at the subscription's invoices at the provider: finalize and collect the first one."
                            + BY_ITSELF),
            entry(
                    "seats-over-quantity",
                    "More seats are assigned than are paid for, because the quantity was lowered elsewhere.",
                    "Revoke seats or raise the quantity with PATCH /subscriptions/{id}." + BY_ITSELF),
            entry(
                    "renewal-unpaid",
                    "The provider calls the subscription live, but its paid time is over, or nothing was paid for the"
                            + " present period and no charge is coming.",
                    "Collect the period's invoice at the provider, and take collection up again where it is paused;"
                            + " where that invoice is void, only the next period that is paid clears this. Or cancel"
                            + " the subscription."
                            + BY_ITSELF),
            entry(
                    "provider-silent",
                    "The payment provider has not answered for hours: what stands is what it said last.",
                    "Look at the provider's status page and at the workers' way to it. The first look that is answered"
                            + " clears it; POST .../resumption looks at once."),
            entry(
                    "command-unanswered",
                    "The payment provider answers looks, but for hours it has not answered a command: what was asked"
                            + " for waits.",
                    "Look at the provider's status page and at its log of requests. The command is repeated by itself"
                            + " and its answer clears this; a cancellation now overtakes what waits."),
            entry(
                    "names-another-subscription",
                    "The provider's subscription carries the id of another one of ours, so its events are told to"
                            + " both.",
                    "Set metadata.tenure_id of the provider's subscription to this subscription's id." + BY_ITSELF),
            entry(
                    "number-out-of-range",
                    "The provider says a quantity or an instant that is beyond what Tenure can keep: it counts as"
                            + " unknown, and the rest is read.",
                    "Set the number right at the provider." + BY_ITSELF),
            entry(
                    "lapsed-not-ended",
                    "A billed period has passed unpaid, and the provider did not end the subscription when it was"
                            + " asked to.",
                    "Cancel it at the provider." + BY_ITSELF),
            entry(
                    "defect",
                    "What belongs into this subscription's row cannot be written, by a defect of ours.",
                    "Report the subscription's id with the workers' log. A deployment mends it; what waits is then"
                            + " done and this is cleared, by itself."),
            entry(
                    "provider-credentials",
                    "The payment provider refuses our key.",
                    "Set a valid key with the needed permissions and restart the workers." + RESUME),
            entry(
                    "provider-call-unknown",
                    "The payment provider does not know the call.",
                    "Compare the API version of the account and of this release." + RESUME),
            entry(
                    "provider-refused",
                    "The payment provider refused a call and gave no code.",
                    "Look at the provider's log of requests and mend what it names." + RESUME),
            entry(
                    "payment-method-declined",
                    "The payment method was declined where no other answer was possible.",
                    "Ask the customer for another method: PUT /subscriptions/{id}/payment-method." + RESUME),
            entry(
                    "plan-without-price",
                    "The plan has no price at the provider.",
                    "Register a plan with a price and subscribe to that one; cancel this subscription."),
            entry(
                    "no-payment-method",
                    "The request to subscribe lost its payment method.",
                    "Cancel the subscription and create it again with a payment method."),
            entry(
                    "unknown-plan",
                    "The subscription's plan is not in the database.",
                    "Restore the plan's row from a backup." + RESUME),
            entry(
                    "subscription-missing",
                    "The subscription's row was not found while it was worked on.",
                    "Restore the row from a backup." + RESUME),
            entry(
                    "operation-unreadable",
                    "A stored request cannot be read by this release.",
                    "Deploy the release that stored it, or a newer one." + RESUME),
            entry(
                    "database-mapping",
                    "A row holds what this release cannot read.",
                    "Deploy the release that fits the schema." + RESUME));

    /** What the workflow was doing when it stopped; the rest of the code says why. */
    private static final List<String> STEPS = List.of("creation-", "look-", "lapsed-");

    /** Of every code: what no table can foresee is told apart by its form, the provider's own or a defect's. */
    static Remedy of(String code) {
        String bare = bare(code);
        Remedy known = BY_CODE.getOrDefault(code, BY_CODE.get(bare));
        if (known != null) {
            return known;
        }
        return bare.matches("[a-z0-9_]{1,64}") ? UNKNOWN_REFUSAL : DEFECT;
    }

    static boolean isListed(String code) {
        return BY_CODE.containsKey(code) || BY_CODE.containsKey(bare(code));
    }

    private static String bare(String code) {
        return STEPS.stream()
                .filter(code::startsWith)
                .findFirst()
                .map(step -> code.substring(step.length()))
                .orElse(code);
    }

    private static Map.Entry<String, Remedy> entry(String code, String why, String resolution) {
        return Map.entry(code, new Remedy(why, resolution));
    }
}
