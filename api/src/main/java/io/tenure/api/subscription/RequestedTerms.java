package io.tenure.api.subscription;

import io.tenure.api.identity.Caller;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.subscription.PlanDao;
import io.tenure.store.subscription.PlanDao.PlanRow;
import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.subscription.Terms;
import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes terms of a request. What it refuses are mistakes of the caller; whether the place is free the workflow decides. */
@Component
final class RequestedTerms {

    private final Jdbi jdbi;
    private final Clock clock;
    private final String account;
    private final boolean liveMode;

    RequestedTerms(
            Jdbi jdbi,
            Clock clock,
            @Value("${tenure.stripe.account}") String account,
            @Value("${tenure.stripe.live-mode}") boolean liveMode) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.account = account;
        this.liveMode = liveMode;
    }

    Terms of(CreateSubscription request, Caller caller) {
        PlanRow plan = jdbi.withExtension(PlanDao.class, plans -> plans.find(request.planId()))
                .orElseThrow(() -> ProblemException.field("/planId", "unknown"));
        if (plan.archivedAt() != null) {
            throw ProblemException.field("/planId", "archived");
        }
        Provider provider = request.provider() == null ? plan.provider() : Provider.of(request.provider());
        if (provider == Provider.NONE) {
            requireGrantable(request, caller);
        } else {
            requireSellable(request, plan, provider);
        }
        return new Terms(
                request.organizationId(),
                plan.applicationId(),
                plan.planId(),
                provider,
                request.seats(),
                request.until(),
                request.paymentMethodId());
    }

    private void requireGrantable(CreateSubscription request, Caller caller) {
        if (!caller.operator()) {
            ProblemType type = ProblemType.ROLE_NOT_SUFFICIENT;
            throw new ProblemException(type, type.remedy().formatted("operator of the platform"));
        }
        if (request.paymentMethodId() != null) {
            throw ProblemException.field("/paymentMethodId", "not-for-granted");
        }
        Instant until = request.until();
        if (until != null && !until.isAfter(clock.instant())) {
            throw ProblemException.field("/until", "in-the-past");
        }
    }

    private void requireSellable(CreateSubscription request, PlanRow plan, Provider provider) {
        if (provider != plan.provider()) {
            throw ProblemException.field("/provider", "not-the-plans");
        }
        if (!plan.providerAccount().equals(account) || plan.liveMode() != liveMode) {
            throw ProblemException.field("/planId", "other-mode-or-account");
        }
        if (provider == Provider.PAYSTACK) {
            throw ProblemException.field("/planId", "provider-not-supported");
        }
        if (request.until() != null) {
            throw ProblemException.field("/until", "only-for-granted");
        }
    }
}
