package io.tenure.dev.stripe.engine;

/** Where a person stands after a form of one of Stripe's pages (Checkout, 3-D Secure) was sent. */
public sealed interface PageOutcome {

    /** Paid or set up: go on to {@code url} (the session's success page; empty when there is none). */
    record Done(String url) implements PageOutcome {}

    /** The bank wants to see the person first: the 3-D Secure page is at {@code url}. */
    record Authenticate(String url) implements PageOutcome {}

    /** Refused: the page stays and shows the message. */
    record Declined(String code, String declineCode, String message) implements PageOutcome {}
}
