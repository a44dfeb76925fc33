package io.tenure.dev.stripe.engine.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.dev.stripe.engine.customer.TestCard;
import io.tenure.dev.stripe.engine.payment.Bank.Person;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BankTest {
    private static final String PAGE = "http://stripe.test/3ds/pi_1";

    @ParameterizedTest
    @CsvSource({
        "pm_card_visa, UNSEEN, paid",
        "pm_card_mastercard, UNSEEN, paid",
        "pm_card_chargeCustomerFail, UNSEEN, generic_decline",
        "pm_card_chargeCustomerFail, PRESENT, generic_decline",
        "pm_card_visa_chargeDeclinedStolenCard, UNSEEN, stolen_card",
        "pm_card_chargeDeclinedInsufficientFunds, UNSEEN, insufficient_funds",
        "pm_card_chargeDeclinedExpiredCard, UNSEEN, expired_card",
        "pm_card_authenticationRequired, UNSEEN, asks",
        "pm_card_authenticationRequired, SEEN_EARLIER, asks",
        "pm_card_authenticationRequired, PRESENT, paid",
        "pm_card_authenticationRequiredOnSetup, UNSEEN, asks",
        "pm_card_authenticationRequiredOnSetup, SEEN_EARLIER, paid",
        "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds, PRESENT, insufficient_funds",
    })
    void answersAsTheTestCardSays(String card, Person person, String answer) {
        Outcome outcome = Bank.answer(TestCard.of(card).orElseThrow().behavior(), person, PAGE);

        assertThat(inAWord(outcome)).isEqualTo(answer);
    }

    private static String inAWord(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Paid() -> "paid";
            case Outcome.AwaitsPerson(String url) -> url.equals(PAGE) ? "asks" : url;
            case Outcome.Refused refused -> refused.declineCode().isEmpty() ? refused.code() : refused.declineCode();
        };
    }
}
