package io.tenure.workflows.subscription;

/** What a subscription is worth to its organization. Only {@link #TRIALING} and {@link #ACTIVE} open a door. */
public enum Standing {
    PENDING,
    TRIALING,
    ACTIVE,
    SUSPENDED,
    CANCELED,
    EXPIRED;

    public boolean isTerminal() {
        return this == CANCELED || this == EXPIRED;
    }

    public boolean opensTheDoor() {
        return this == TRIALING || this == ACTIVE;
    }
}
