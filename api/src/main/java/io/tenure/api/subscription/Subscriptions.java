package io.tenure.api.subscription;

import io.tenure.api.identity.Caller;
import io.tenure.api.identity.Tenant;
import io.tenure.api.page.Page;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.subscription.StandingChangeDao;
import io.tenure.store.subscription.SubscriptionViewDao;
import io.tenure.store.subscription.SubscriptionViewDao.SubscriptionViewRow;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.StandingChangeId;
import io.tenure.workflows.value.SubscriptionId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads subscriptions. */
@Component
final class Subscriptions {

    private final Jdbi jdbi;
    private final SubscriptionChildren children;

    Subscriptions(Jdbi jdbi, SubscriptionChildren children) {
        this.jdbi = jdbi;
        this.children = children;
    }

    SubscriptionViewRow find(SubscriptionId id) {
        return jdbi.withExtension(SubscriptionViewDao.class, subscriptions -> subscriptions.find(Tenant.required(), id))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /** As much of it as concerns the caller. */
    SubscriptionView view(SubscriptionId id, Caller caller) {
        return SubscriptionView.of(find(id), caller);
    }

    /** As much of it as concerns the caller, with the children that the request asks for. */
    ExpandedSubscription expanded(SubscriptionId id, Caller caller) {
        SubscriptionViewRow row = find(id);
        return children.of(List.of(row), caller).apply(row);
    }

    Optional<SubscriptionViewRow> findLive(OrganizationId organization, ApplicationId application) {
        return jdbi.withExtension(
                SubscriptionViewDao.class, subscriptions -> subscriptions.findLive(organization, application));
    }

    Optional<OperationId> createdBy(SubscriptionId id) {
        return jdbi.withExtension(
                SubscriptionViewDao.class, subscriptions -> subscriptions.createdBy(Tenant.required(), id));
    }

    Page<ExpandedSubscription> ofOrganization(
            OrganizationId organization, SubscriptionFilter filter, int limit, Caller caller) {
        List<SubscriptionViewRow> rows = jdbi.withExtension(
                SubscriptionViewDao.class,
                subscriptions ->
                        subscriptions.ofOrganization(organization, filter.wanted(), filter.startingAfter(), limit + 1));
        return Page.of(rows, limit, children.of(rows, caller));
    }

    Page<TimelineEntry> timeline(SubscriptionId id, @Nullable StandingChangeId after, int limit) {
        return jdbi.withExtension(
                StandingChangeDao.class,
                changes -> Page.of(changes.list(Tenant.required(), id, after, limit + 1), limit, TimelineEntry::of));
    }
}
