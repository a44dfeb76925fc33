package io.tenure.workflows.value;

/** An amount in minor units of an ISO 4217 currency in capitals: {@code Money(2000, "EUR")} is 20 euros, {@code Money(2000, "JPY")} 2000 yen. */
public record Money(long amount, String currency) {

    private static final int CODE_LENGTH = 3;

    public Money {
        if (currency.length() != CODE_LENGTH || !currency.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException("A currency is an ISO 4217 code in capitals");
        }
    }
}
