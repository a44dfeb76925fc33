package io.tenure.store.organization;

/** What a member may do in an organization. */
public enum Role {
    /** Manages the organization and its billing, assigns and uses seats. */
    OWNER,
    /** Manages billing, assigns and uses seats. */
    BILLING_ADMIN,
    /** Assigns and uses seats. */
    ADMIN,
    /** Uses a seat. */
    MEMBER
}
