package io.tenure.dev.stripe.http.page;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/** Amounts as a person reads them (rule 29). */
final class Money {
    private static final Set<String> WITHOUT_MINOR_UNIT = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF",
            "XPF");
    private static final Set<String> IN_THOUSANDTHS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private Money() {}

    /** {@code 20.00 EUR} from 2000 and {@code eur}. */
    static String text(long minorUnits, String currency) {
        String code = currency.toUpperCase(Locale.ROOT);
        int digits = 2;
        if (WITHOUT_MINOR_UNIT.contains(code)) {
            digits = 0;
        } else if (IN_THOUSANDTHS.contains(code)) {
            digits = 3;
        }
        return BigDecimal.valueOf(minorUnits, digits).toPlainString() + " " + code;
    }
}
