package io.tenure.store.webhook;

import io.tenure.store.webhook.WebhookRelayDao.Owner;
import io.tenure.store.webhook.WebhookRelayDao.References;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom an event is told to (law 2). An id of the provider's that is stored as ours outranks the id of ours that its object carries, which anybody may
 * edit; where the two name different subscriptions, both are told.
 *
 * @param owner null while nobody is known
 * @param named the other one that the event names, while it lives; null where there is no contradiction
 */
public record Addressees(@Nullable Owner owner, @Nullable Owner named) {

    private static final Addressees NOBODY = new Addressees(null, null);

    public static Addressees of(WebhookRelayDao rows, References references) {
        List<Owner> found = rows.findOwners(references);
        if (found.isEmpty()) {
            return NOBODY;
        }
        Owner named = found.stream()
                .skip(1)
                .filter(other -> other.subscriptionId().equals(references.namedId()))
                .filter(other -> !other.standing().isTerminal())
                .findFirst()
                .orElse(null);
        return new Addressees(found.getFirst(), named);
    }
}
