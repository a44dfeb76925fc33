package io.tenure.api.request;

import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.Ordered;

/** In which order filters stand, from the outside to the inside. */
public final class FilterOrder {

    static final int REQUEST = Ordered.HIGHEST_PRECEDENCE;
    static final int OTHER_ORIGINS = Ordered.HIGHEST_PRECEDENCE + 1;
    static final int ADDRESS = Ordered.HIGHEST_PRECEDENCE + 2;

    /** Answers all of its requests: nothing behind it stands in their way. */
    public static final int SEAT_CHECK = Ordered.HIGHEST_PRECEDENCE + 3;

    static final int BODY_LIMIT = Ordered.HIGHEST_PRECEDENCE + 4;
    static final int STRANGERS = SecurityFilterProperties.DEFAULT_FILTER_ORDER - 10;

    /** Behind the security chain: the caller is known. */
    static final int RATE_LIMIT = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10;

    public static final int IDEMPOTENCY = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 20;

    private FilterOrder() {}
}
