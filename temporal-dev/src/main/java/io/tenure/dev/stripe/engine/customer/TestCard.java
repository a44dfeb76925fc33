package io.tenure.dev.stripe.engine.customer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of Stripe's test payment methods: cards, and a bank account, which can be held but not charged.
 *
 * @param id what a test names it by, such as {@code pm_card_visa}
 * @param attaches whether it can become a customer's (rule 67)
 */
public record TestCard(String id, String brand, String last4, boolean attaches, Behavior behavior) {

    static final String CARD = "card";
    static final String BANK_ACCOUNT = "us_bank_account";

    /** What a charge meets. */
    public sealed interface Behavior {}

    public record Approves() implements Behavior {}

    /** Refused each time. {@code declineCode} is empty where Stripe gives a code alone. */
    public record Declines(String code, String declineCode, String message) implements Behavior {}

    /**
     * The bank wants to see the person, each time or until it has once.
     *
     * @param then what the charge meets after the person was seen
     */
    public record AsksForPerson(boolean eachTime, Behavior then) implements Behavior {}

    private static final String DECLINED = "Your card was declined.";
    private static final Behavior APPROVES = new Approves();
    private static final Behavior POOR =
            new Declines("card_declined", "insufficient_funds", "Your card has insufficient funds.");
    private static final Behavior NO_DEBIT =
            new Declines("debit_not_authorized", "", "The stand-in does not debit bank accounts.");
    private static final Map<String, TestCard> BY_ID = new LinkedHashMap<>();

    static {
        approved("pm_card_visa", "visa", "4242");
        approved("pm_card_visa_debit", "visa", "5556");
        approved("pm_card_mastercard", "mastercard", "4444");
        approved("pm_card_amex", "amex", "8431");
        approved("pm_card_discover", "discover", "9424");
        add(new TestCard("pm_card_chargeCustomerFail", "visa", "0341", true, declined("generic_decline")));
        refused("pm_card_visa_chargeDeclined", "0002", declined("generic_decline"));
        refused("pm_card_chargeDeclined", "0002", declined("generic_decline"));
        refused("pm_card_visa_chargeDeclinedInsufficientFunds", "9995", POOR);
        refused("pm_card_chargeDeclinedInsufficientFunds", "9995", POOR);
        refused("pm_card_visa_chargeDeclinedLostCard", "9987", declined("lost_card"));
        refused("pm_card_visa_chargeDeclinedStolenCard", "9979", declined("stolen_card"));
        refused("pm_card_chargeDeclinedFraudulent", "0019", declined("fraudulent"));
        refused("pm_card_chargeDeclinedExpiredCard", "0069", plain("expired_card", "Your card has expired."));
        refused(
                "pm_card_chargeDeclinedIncorrectCvc",
                "0127",
                plain("incorrect_cvc", "Your card's security code is incorrect."));
        refused(
                "pm_card_chargeDeclinedProcessingError",
                "0119",
                plain("processing_error", "An error occurred while processing your card. Try again in a little bit."));
        add(new TestCard("pm_usBankAccount_success", "", "6789", true, NO_DEBIT));
        asking("pm_card_authenticationRequired", "3184", new AsksForPerson(true, APPROVES));
        asking("pm_card_threeDSecure2Required", "3220", new AsksForPerson(true, APPROVES));
        asking("pm_card_authenticationRequiredOnSetup", "3155", new AsksForPerson(false, APPROVES));
        asking("pm_card_authenticationRequiredSetupForOffSession", "3155", new AsksForPerson(false, APPROVES));
        asking("pm_card_authenticationRequiredChargeDeclinedInsufficientFunds", "3178", new AsksForPerson(true, POOR));
    }

    /** The card of a test id; empty for anything else. */
    public static Optional<TestCard> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** Stripe's {@code type} of the method. */
    String type() {
        return behavior == NO_DEBIT ? BANK_ACCOUNT : CARD;
    }

    /** Decline codes after which Stripe does not charge the same method again (rule 24). */
    public static boolean isHard(String declineCode) {
        return List.of(
                        "lost_card",
                        "stolen_card",
                        "pickup_card",
                        "incorrect_number",
                        "revocation_of_authorization",
                        "revocation_of_all_authorizations",
                        "transaction_not_allowed",
                        "authentication_required")
                .contains(declineCode);
    }

    private static Behavior declined(String declineCode) {
        return new Declines("card_declined", declineCode, DECLINED);
    }

    private static Behavior plain(String code, String message) {
        return new Declines(code, "", message);
    }

    private static void approved(String id, String brand, String last4) {
        add(new TestCard(id, brand, last4, true, APPROVES));
    }

    private static void refused(String id, String last4, Behavior behavior) {
        add(new TestCard(id, "visa", last4, false, behavior));
    }

    private static void asking(String id, String last4, Behavior behavior) {
        add(new TestCard(id, "visa", last4, true, behavior));
    }

    private static void add(TestCard card) {
        BY_ID.put(card.id(), card);
    }
}
