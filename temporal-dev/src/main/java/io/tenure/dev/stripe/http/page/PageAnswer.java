package io.tenure.dev.stripe.http.page;

/** What a page's form leads to. */
public sealed interface PageAnswer {

    /** A page to show. */
    record Shown(int status, String html) implements PageAnswer {}

    /** Another page to go to, with 303. */
    record GoTo(String url) implements PageAnswer {}
}
