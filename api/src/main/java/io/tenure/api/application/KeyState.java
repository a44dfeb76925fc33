package io.tenure.api.application;

/** What has become of an API key. */
enum KeyState {
    LIVE,
    EXPIRED,
    /** Also when it has expired, too. */
    REVOKED
}
