package io.tenure.worker.webhook;

import io.tenure.store.webhook.Addressees;
import io.tenure.store.webhook.WebhookRelayDao;
import io.tenure.store.webhook.WebhookRelayDao.Claim;
import io.tenure.store.webhook.WebhookRelayDao.DueEvent;
import io.tenure.store.webhook.WebhookRelayDao.OpenEvent;
import io.tenure.store.webhook.WebhookRelayDao.Owner;
import io.tenure.store.webhook.WebhookRelayDao.References;
import io.tenure.worker.subscription.StartTarget;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.webhook.StripeEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The relay's side of the inbox. Each call is a short transaction or a statement; a crash between two leaves events that are due again later. */
final class RelayInbox {

    private final Jdbi jdbi;

    RelayInbox(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Takes events that are due for this relay alone until then; if it dies meanwhile, they are due again. */
    List<ClaimedEvent> claim(Instant now, Instant until, int limit) {
        List<DueEvent> due = jdbi.inTransaction(handle -> {
            WebhookRelayDao rows = handle.attach(WebhookRelayDao.class);
            List<DueEvent> locked = rows.lockDue(now, limit);
            rows.claim(locked.stream()
                    .map(event -> new Claim(event.inboxSeq(), until))
                    .toList());
            return locked;
        });
        return due.stream().map(event -> claimed(event, now)).toList();
    }

    /** Settles what needs no signal. */
    void settle(RelayPlan plan, Instant now) {
        jdbi.useExtension(WebhookRelayDao.class, rows -> {
            if (!plan.ended().isEmpty()) {
                rows.ignore(plan.ended(), now);
            }
            if (!plan.unknown().isEmpty()) {
                rows.await(plan.unknown());
            }
            if (!plan.abandoned().isEmpty()) {
                rows.quarantine(plan.abandoned(), now);
            }
            if (!plan.foreign().isEmpty()) {
                rows.ignoreForeign(plan.foreign(), now);
            }
        });
    }

    void fail(List<Long> inboxSeqs, String code) {
        jdbi.useExtension(WebhookRelayDao.class, rows -> rows.fail(inboxSeqs, code));
    }

    /**
     * Ends the claim: what is still unsettled rests after this attempt, unless another relay has claimed it since.
     *
     * @param told events whose owner's workflow has accepted a signal
     */
    void release(List<ClaimedEvent> events, Set<Long> told, Instant now) {
        Map<Long, Integer> attempts =
                events.stream().collect(Collectors.toMap(ClaimedEvent::inboxSeq, ClaimedEvent::attempt));
        jdbi.useTransaction(handle -> {
            WebhookRelayDao rows = handle.attach(WebhookRelayDao.class);
            rows.rest(rows.lockOpen(List.copyOf(attempts.keySet())).stream()
                    .filter(open -> Integer.valueOf(open.attempts()).equals(attempts.get(open.inboxSeq())))
                    .map(open -> rest(open, told.contains(open.inboxSeq()), now))
                    .toList());
        });
    }

    Optional<Instant> oldestDue(Instant now) {
        return jdbi.withExtension(WebhookRelayDao.class, rows -> rows.oldestDue(now));
    }

    private static Claim rest(OpenEvent event, boolean told, Instant now) {
        return new Claim(event.inboxSeq(), now.plus(RelayBackoff.after(event.attempts(), event.inboxSeq(), told)));
    }

    private ClaimedEvent claimed(DueEvent event, Instant now) {
        StartTarget owner = owner(event, now);
        return new ClaimedEvent(
                event.inboxSeq(),
                event.priority(),
                event.attempts() + 1,
                event.receivedAt(),
                owner,
                owner == null && isForeign(event));
    }

    /** All that we make at Stripe carries an id of ours or names a customer of ours; so Stripe need not be asked about these kinds. */
    private boolean isForeign(DueEvent event) {
        return event.namedId() == null
                && jdbi.withExtension(
                        WebhookRelayDao.class,
                        rows -> rows.payload(event.inboxSeq())
                                .flatMap(StripeEvent::customer)
                                .map(customer ->
                                        rows.countCustomers(event.provider(), event.providerAccount(), customer) == 0)
                                .orElse(false));
    }

    private @Nullable StartTarget owner(DueEvent event, Instant now) {
        SubscriptionId id = event.subscriptionId();
        if (id != null && event.organizationId() != null && event.standing() != null) {
            return new StartTarget(id, event.organizationId(), event.standing(), event.attentionCode());
        }
        return jdbi.inTransaction(handle -> route(handle.attach(WebhookRelayDao.class), event, now));
    }

    /** The other one whom a contradiction names hears of it by a row that is due at once, in the next pass. */
    private static @Nullable StartTarget route(WebhookRelayDao rows, DueEvent event, Instant now) {
        Addressees whom = Addressees.of(rows, references(event));
        Owner owner = whom.owner();
        if (owner == null) {
            return null;
        }
        boolean isOpen = rows.route(event.inboxSeq(), owner.subscriptionId()) == 1;
        Owner named = whom.named();
        if (isOpen && named != null) {
            rows.copy(event.inboxSeq(), named.subscriptionId(), now);
        }
        return target(owner);
    }

    private static References references(DueEvent event) {
        return new References(
                event.provider(),
                event.providerAccount(),
                event.namedId(),
                event.objectReference(),
                event.subscriptionReference());
    }

    private static StartTarget target(Owner owner) {
        return new StartTarget(owner.subscriptionId(), owner.organizationId(), owner.standing(), owner.attentionCode());
    }
}
