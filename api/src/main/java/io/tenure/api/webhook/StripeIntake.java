package io.tenure.api.webhook;

import io.tenure.api.identity.AcrossTenants;
import io.tenure.store.webhook.StripeInbox;
import io.tenure.store.webhook.StripeInbox.Stored;
import io.tenure.store.webhook.StripeInbox.Taken;
import io.tenure.workflows.webhook.StripeEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Stores a delivered event once, in one transaction; then tells whoever signals. */
@Component
final class StripeIntake {

    /** The API's own signal comes first; the relay takes what is still there afterwards. */
    private static final Duration HEAD_START = Duration.ofSeconds(2);

    private final Jdbi jdbi;
    private final StripeInbox inbox;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    StripeIntake(
            AcrossTenants across, StripeWebhookSettings settings, Clock clock, ApplicationEventPublisher publisher) {
        this.jdbi = across.jdbi();
        this.inbox = new StripeInbox(settings.account(), settings.liveMode());
        this.clock = clock;
        this.publisher = publisher;
    }

    Taken take(StripeEvent event, byte[] body) {
        Instant now = clock.instant();
        Stored stored = jdbi.inTransaction(
                handle -> inbox.take(handle, new StripeInbox.Arrival(event, body, now, now.plus(HEAD_START))));
        stored.told().stream()
                .filter(told -> !told.owner().standing().isTerminal())
                .map(told -> new EventAccepted(told.inboxSeq(), told.owner().subscriptionId(), stored.priority()))
                .forEach(publisher::publishEvent);
        return stored.taken();
    }
}
