package io.tenure.api.webhook;

import io.tenure.store.webhook.WebhookIntakeDao;
import io.tenure.store.webhook.WebhookIntakeDao.NewEvent;
import io.tenure.store.webhook.WebhookRelayDao;
import io.tenure.store.webhook.WebhookRelayDao.Owner;
import io.tenure.store.webhook.WebhookRelayDao.References;
import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.webhook.StripeEventKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Stores an event once, in one transaction, with all that the relay needs; then tells whoever signals. */
@Component
final class StripeIntake {

    /** The API's own signal comes first; the relay takes what is still there afterwards. */
    private static final Duration HEAD_START = Duration.ofSeconds(2);

    private static final int LOWEST_PRIORITY = 5;
    private static final StripeEventKind IDLE = new StripeEventKind(LOWEST_PRIORITY, false);

    private final Jdbi jdbi;
    private final StripeWebhookSettings settings;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    StripeIntake(Jdbi jdbi, StripeWebhookSettings settings, Clock clock, ApplicationEventPublisher publisher) {
        this.jdbi = jdbi;
        this.settings = settings;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** What became of a delivery. */
    enum Taken {
        RECEIVED,
        WAITING,
        IGNORED,
        QUARANTINED,
        DUPLICATE
    }

    private record Stored(Taken taken, @Nullable EventAccepted accepted) {}

    Taken take(StripeEvent event, byte[] body) {
        Stored stored = jdbi.inTransaction(handle -> store(handle, event, body));
        if (stored.accepted() != null) {
            publisher.publishEvent(stored.accepted());
        }
        return stored.taken();
    }

    private Stored store(Handle handle, StripeEvent event, byte[] body) {
        Optional<StripeEventKind> kind = StripeEventKind.of(event.kind());
        Owner owner = kind.isPresent() && isOurs(event) ? owner(handle, event) : null;
        Taken taken = judge(event, kind.isPresent(), owner != null);
        Optional<Long> seq = handle.attach(WebhookIntakeDao.class).insert(row(event, body, owner, taken));
        if (seq.isEmpty()) {
            return new Stored(Taken.DUPLICATE, null);
        }
        return new Stored(taken, accepted(seq.get(), owner, kind.orElse(IDLE)));
    }

    private static @Nullable EventAccepted accepted(long seq, @Nullable Owner owner, StripeEventKind kind) {
        return owner == null || owner.standing().isTerminal()
                ? null
                : new EventAccepted(seq, owner.subscriptionId(), kind.priority());
    }

    private Taken judge(StripeEvent event, boolean causesALook, boolean isOwned) {
        if (!isOurs(event)) {
            return Taken.QUARANTINED;
        }
        if (!causesALook) {
            return Taken.IGNORED;
        }
        return isOwned ? Taken.RECEIVED : Taken.WAITING;
    }

    private boolean isOurs(StripeEvent event) {
        boolean account = event.account() == null || event.account().equals(settings.account());
        return account && event.liveMode() == settings.liveMode();
    }

    private @Nullable Owner owner(Handle handle, StripeEvent event) {
        References references = new References(
                Provider.STRIPE,
                settings.account(),
                event.tenureId(),
                event.objectReference(),
                event.subscriptionReference());
        return handle.attach(WebhookRelayDao.class).findOwner(references).orElse(null);
    }

    private NewEvent row(StripeEvent event, byte[] body, @Nullable Owner owner, Taken taken) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean settled = taken == Taken.IGNORED || taken == Taken.QUARANTINED;
        StripeEventKind kind = StripeEventKind.of(event.kind()).orElse(IDLE);
        return new NewEvent(
                Provider.STRIPE,
                event.account() != null ? event.account() : settings.account(),
                event.id(),
                event.liveMode(),
                event.kind(),
                event.apiVersion(),
                event.objectReference(),
                event.subscriptionReference(),
                event.tenureId(),
                owner == null ? null : owner.subscriptionId(),
                kind.priority(),
                kind.decisive(),
                taken.name(),
                settled ? null : now.plus(HEAD_START),
                taken == Taken.QUARANTINED ? "other-mode-or-account" : null,
                body,
                event.createdAt(),
                now,
                settled ? now : null);
    }
}
