package io.tenure.dev.stripe.engine.billing;

import java.math.BigInteger;

/**
 * A change of quantity or price within a period, priced per second (rule 27). Pure.
 *
 * @param credit what is given back for the unused time of the old terms, zero or negative, in minor units
 * @param charge what the remaining time of the new terms costs, in minor units
 */
public record Proration(long credit, long charge) {

    /** Full price of a period, before and after; each side is rounded half up on its own. */
    public static Proration of(long fullBefore, long fullAfter, Span span) {
        return new Proration(-share(fullBefore, span), share(fullAfter, span));
    }

    private static long share(long full, Span span) {
        BigInteger length = BigInteger.valueOf(span.end() - span.start());
        BigInteger remaining = BigInteger.valueOf(span.end() - span.date());
        BigInteger doubled = BigInteger.valueOf(full).multiply(remaining).shiftLeft(1);
        return doubled.add(length).divide(length.shiftLeft(1)).longValueExact();
    }

    /** A period and the moment in it from which the new terms hold, in seconds. */
    public record Span(long start, long end, long date) {}
}
