package io.tenure.api.subscription;

import io.tenure.api.application.ApplicationView;
import io.tenure.api.application.Catalogue;
import io.tenure.api.application.PlanView;
import io.tenure.api.identity.Caller;
import io.tenure.api.request.Expansion;
import io.tenure.store.subscription.SubscriptionViewDao.SubscriptionViewRow;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.PlanId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Finds what stands beside subscriptions, where the request asks for it. */
@Component
final class SubscriptionChildren {

    private final Catalogue catalogue;

    SubscriptionChildren(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Views of these rows, as much of each as concerns the caller. */
    Function<SubscriptionViewRow, ExpandedSubscription> of(List<SubscriptionViewRow> rows, Caller caller) {
        Map<PlanId, PlanView> plans = Expansion.asksFor(ExpandedSubscription.PLAN)
                ? catalogue.plans(rows.stream().map(SubscriptionViewRow::planId).toList())
                : Map.of();
        Map<ApplicationId, ApplicationView> applications = Expansion.asksFor(ExpandedSubscription.APPLICATION)
                ? catalogue.applications(
                        rows.stream().map(SubscriptionViewRow::applicationId).toList())
                : Map.of();
        return row -> new ExpandedSubscription(
                SubscriptionView.of(row, caller), plans.get(row.planId()), applications.get(row.applicationId()));
    }
}
