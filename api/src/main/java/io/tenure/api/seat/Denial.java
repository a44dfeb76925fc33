package io.tenure.api.seat;

import io.tenure.workflows.subscription.StandingReason;

/** Why a check denies access, in the order of precedence. Codes are part of the contract. */
public enum Denial {
    UNKNOWN_ORGANIZATION("unknown-organization"),
    /** Whatever the subscription says: nobody works there any more. */
    ORGANIZATION_ARCHIVED("organization-archived"),
    NO_SUBSCRIPTION("no-subscription"),
    PENDING("pending"),
    PAYMENT_FAILED("payment-failed"),
    AUTHENTICATION_REQUIRED("authentication-required"),
    TRIAL_ENDED("trial-ended"),
    PAUSED("paused"),
    OPERATOR_HOLD("operator-hold"),
    DISPUTED("disputed"),
    REFUNDED("refunded"),
    /** Nothing was heard from the provider until the end of what is paid for. */
    STANDING_UNCONFIRMED("standing-unconfirmed"),
    CANCELED("canceled"),
    EXPIRED("expired"),
    NO_SEAT("no-seat");

    private final String code;

    Denial(String code) {
        this.code = code;
    }

    /** As callers see it. */
    public String code() {
        return code;
    }

    static Denial of(StandingReason reason) {
        return switch (reason) {
            case PENDING -> PENDING;
            case PAYMENT_FAILED -> PAYMENT_FAILED;
            case AUTHENTICATION_REQUIRED -> AUTHENTICATION_REQUIRED;
            case TRIAL_ENDED -> TRIAL_ENDED;
            case PAUSED -> PAUSED;
            case OPERATOR_HOLD -> OPERATOR_HOLD;
            case DISPUTED -> DISPUTED;
            case REFUNDED -> REFUNDED;
            case CANCELED -> CANCELED;
            case EXPIRED -> EXPIRED;
        };
    }
}
