package io.tenure.workflows.subscription;

/** Why a standing does not open the door. Rows, answers and timelines carry {@link #code()}. */
public enum StandingReason {
    PENDING("pending"),
    PAYMENT_FAILED("payment-failed"),
    AUTHENTICATION_REQUIRED("authentication-required"),
    TRIAL_ENDED("trial-ended"),
    PAUSED("paused"),
    OPERATOR_HOLD("operator-hold"),
    DISPUTED("disputed"),
    REFUNDED("refunded"),
    CANCELED("canceled"),
    EXPIRED("expired");

    private final String code;

    StandingReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Throws {@link IllegalArgumentException} for a code that is none. */
    public static StandingReason of(String code) {
        for (StandingReason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("No standing reason has this code");
    }
}
