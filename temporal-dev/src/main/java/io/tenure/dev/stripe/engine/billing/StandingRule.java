package io.tenure.dev.stripe.engine.billing;

/** How a subscription's status follows its latest invoice (rules 11 to 16, 21, 22). Pure. */
public final class StandingRule {
    private StandingRule() {}

    /**
     * The status after something happened to an invoice.
     *
     * @param status the subscription's status now
     * @param latest the latest invoice that is not void, even a draft (rule 21); {@code NONE} when every one is void
     */
    public static String next(String status, Latest latest) {
        return switch (status) {
            case "incomplete" -> afterFirstInvoice(latest);
            case "active", "past_due" -> afterRenewal(status, latest);
            case "unpaid" -> afterGivingUp(latest);
            default -> status;
        };
    }

    private static String afterFirstInvoice(Latest latest) {
        return switch (latest) {
            case SETTLED -> "active";
            case NONE, UNCOLLECTIBLE -> "incomplete_expired";
            case DRAFT, OPEN, FAILED -> "incomplete";
        };
    }

    private static String afterRenewal(String status, Latest latest) {
        return switch (latest) {
            case SETTLED, UNCOLLECTIBLE, NONE -> "active";
            case FAILED -> "past_due";
            case DRAFT, OPEN -> status;
        };
    }

    /** Only a settled invoice leads back (rule 13). */
    private static String afterGivingUp(Latest latest) {
        return switch (latest) {
            case SETTLED, UNCOLLECTIBLE, NONE -> "active";
            case DRAFT, OPEN, FAILED -> "unpaid";
        };
    }

    /** What the latest invoice is. */
    public enum Latest {
        NONE,
        DRAFT,
        /** Open and not yet attempted. */
        OPEN,
        /** Open, attempted, and not paid. */
        FAILED,
        SETTLED,
        UNCOLLECTIBLE
    }
}
