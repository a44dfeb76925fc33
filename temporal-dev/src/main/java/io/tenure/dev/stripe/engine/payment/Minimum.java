package io.tenure.dev.stripe.engine.payment;

import java.util.Map;

/** The least that Stripe charges: an invoice below it is paid without a charge (rule 23). Pure. */
public final class Minimum {
    private static final Map<String, Long> BY_CURRENCY = Map.ofEntries(
            Map.entry("usd", 50L),
            Map.entry("eur", 50L),
            Map.entry("gbp", 30L),
            Map.entry("chf", 50L),
            Map.entry("cad", 50L),
            Map.entry("aud", 50L),
            Map.entry("nzd", 50L),
            Map.entry("sgd", 50L),
            Map.entry("brl", 50L),
            Map.entry("inr", 50L),
            Map.entry("jpy", 50L),
            Map.entry("dkk", 250L),
            Map.entry("nok", 300L),
            Map.entry("sek", 300L),
            Map.entry("hkd", 400L),
            Map.entry("mxn", 1000L),
            Map.entry("pln", 200L),
            Map.entry("czk", 1500L),
            Map.entry("huf", 17500L),
            Map.entry("aed", 200L),
            Map.entry("thb", 1000L),
            Map.entry("myr", 200L),
            Map.entry("ron", 200L));

    private Minimum() {}

    /** Whether a positive amount in minor units is too small to charge; a currency without a known minimum never is. */
    public static boolean isBelow(long amount, String currency) {
        return amount < BY_CURRENCY.getOrDefault(currency, 0L);
    }
}
