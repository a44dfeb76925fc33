package io.tenure.api.subscription;

import io.tenure.api.identity.Tenant;
import io.tenure.api.request.Revised;
import io.tenure.store.subscription.SubscriptionViewDao;
import io.tenure.workflows.value.SubscriptionId;
import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Revisions of subscriptions, for {@code If-Match}; {@link Operations} looks again when it stores what was asked for. */
@Component
final class SubscriptionRevisions implements Revised {

    private final SubscriptionViewDao subscriptions;

    SubscriptionRevisions(Jdbi jdbi) {
        subscriptions = jdbi.onDemand(SubscriptionViewDao.class);
    }

    @Override
    public OptionalLong revision(String id) {
        return id.startsWith("sub_")
                ? subscriptions
                        .find(Tenant.required(), SubscriptionId.parse(id))
                        .map(row -> OptionalLong.of(row.revision()))
                        .orElseGet(OptionalLong::empty)
                : OptionalLong.empty();
    }
}
