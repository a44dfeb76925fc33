package io.tenure.workflows.subscription;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a provider says of a subscription. {@link #CHECKOUT_OPEN} and {@link #CHECKOUT_EXPIRED} stand for a session without a subscription. */
public enum ProviderStatus {
    INCOMPLETE,
    INCOMPLETE_EXPIRED,
    TRIALING,
    ACTIVE,
    PAST_DUE,
    UNPAID,
    PAUSED,
    CANCELED,
    CHECKOUT_OPEN,
    CHECKOUT_EXPIRED,
    /** The provider has no such object. */
    MISSING,
    /** A status that this version does not know: changes nothing. */
    @JsonEnumDefaultValue
    UNKNOWN
}
