package io.tenure.api.identity;

/** Where no token is asked for. */
final class PublicPaths {

    static final String[] PATTERNS = {
        "/health", "/verify-seat", "/webhooks/**", "/api/docs", "/api/docs/**", "/problems", "/problems/*", "/error",
    };

    private PublicPaths() {}
}
