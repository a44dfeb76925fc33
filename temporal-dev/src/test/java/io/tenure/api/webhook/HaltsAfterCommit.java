package io.tenure.api.webhook;

import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * On the class path of one API process of the tests only: it dies between the commit of an event and its signal, the worst moment there is.
 * Found by component scan, so it must live in the API's package.
 */
@Component
public final class HaltsAfterCommit {

    public static final int EXIT_CODE = 86;

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void halt(EventAccepted event) {
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
