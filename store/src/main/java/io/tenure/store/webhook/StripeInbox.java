package io.tenure.store.webhook;

import io.tenure.store.webhook.WebhookIntakeDao.NewEvent;
import io.tenure.store.webhook.WebhookRelayDao.Owner;
import io.tenure.store.webhook.WebhookRelayDao.References;
import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.webhook.StripeEvent;
import io.tenure.workflows.webhook.StripeEventKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How an event of Stripe becomes a row of the inbox, whichever way it came: delivered, or found in Stripe's own list. Both ways end here, so an event
 * means the same in both.
 *
 * @param account the deployment's one account, {@code acct_..}
 * @param liveMode the deployment's one mode (billing rule 68)
 */
public record StripeInbox(String account, boolean liveMode) {

    private static final int LOWEST_PRIORITY = 5;
    private static final StripeEventKind IDLE = new StripeEventKind(LOWEST_PRIORITY, false);

    /** What became of an event. */
    public enum Taken {
        RECEIVED,
        WAITING,
        IGNORED,
        QUARANTINED,
        DUPLICATE
    }

    /**
     * An event as it came.
     *
     * @param body its bytes
     * @param at when it came
     * @param dueAt when the relay may take it
     */
    public record Arrival(StripeEvent event, byte[] body, Instant at, Instant dueAt) {}

    /** @param told the rows whose owner is known; none of a duplicate */
    public record Stored(Taken taken, int priority, List<Told> told) {}

    /** A row of the inbox, and whom it is to be told to. */
    public record Told(long inboxSeq, Owner owner) {}

    /** Stores the event once, in the transaction of {@code handle}, with all that the relay needs. */
    public Stored take(Handle handle, Arrival arrival) {
        StripeEvent event = arrival.event();
        Optional<StripeEventKind> kind = StripeEventKind.of(event.kind());
        WebhookRelayDao rows = handle.attach(WebhookRelayDao.class);
        Addressees whom =
                kind.isPresent() && isOurs(event) ? Addressees.of(rows, references(event)) : new Addressees(null, null);
        Taken taken = judge(event, kind.isPresent(), whom.owner() != null);
        int priority = kind.orElse(IDLE).priority();
        return handle.attach(WebhookIntakeDao.class)
                .insert(row(arrival, whom.owner(), taken))
                .map(seq -> new Stored(taken, priority, told(rows, seq, whom, arrival.dueAt())))
                .orElseGet(() -> new Stored(Taken.DUPLICATE, priority, List.of()));
    }

    private static List<Told> told(WebhookRelayDao rows, long seq, Addressees whom, Instant dueAt) {
        Stream<Told> owner = Stream.ofNullable(whom.owner()).map(found -> new Told(seq, found));
        Stream<Told> named = Stream.ofNullable(whom.named())
                .flatMap(other ->
                        rows.copy(seq, other.subscriptionId(), dueAt).map(copy -> new Told(copy, other)).stream());
        return Stream.concat(owner, named).toList();
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
        return (event.account() == null || event.account().equals(account)) && event.liveMode() == liveMode;
    }

    private References references(StripeEvent event) {
        return new References(
                Provider.STRIPE, account, event.tenureId(), event.objectReference(), event.subscriptionReference());
    }

    private NewEvent row(Arrival arrival, @Nullable Owner owner, Taken taken) {
        StripeEvent event = arrival.event();
        Instant at = arrival.at().truncatedTo(ChronoUnit.MICROS);
        boolean settled = taken == Taken.IGNORED || taken == Taken.QUARANTINED;
        StripeEventKind kind = StripeEventKind.of(event.kind()).orElse(IDLE);
        return new NewEvent(
                Provider.STRIPE,
                event.account() != null ? event.account() : account,
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
                settled ? null : arrival.dueAt(),
                taken == Taken.QUARANTINED ? "other-mode-or-account" : null,
                arrival.body(),
                event.createdAt(),
                at,
                settled ? at : null);
    }
}
