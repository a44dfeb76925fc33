package io.tenure.api.subscription;

import io.tenure.api.identity.Caller;
import io.tenure.api.problem.Problem.FieldError;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.subscription.PlanDao;
import io.tenure.store.subscription.PlanDao.PlanRow;
import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.subscription.Terms;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
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

    /** Refuses with all that is wrong between the request and the plan. */
    Terms of(CreateSubscription request, Caller caller) {
        Optional<PlanRow> plan = jdbi.withExtension(PlanDao.class, plans -> plans.find(request.planId()));
        Optional<Provider> provider =
                request.provider() == null ? plan.map(PlanRow::provider) : Optional.of(Provider.of(request.provider()));
        boolean granted = provider.filter(Provider.NONE::equals).isPresent();
        if (granted && !caller.operator()) {
            ProblemType type = ProblemType.ROLE_NOT_SUFFICIENT;
            throw new ProblemException(type, type.remedy().formatted("operator of the platform"));
        }
        List<FieldError> faults = new ArrayList<>();
        planFault(plan, provider).ifPresent(faults::add);
        if (granted && request.paymentMethodId() != null) {
            faults.add(new FieldError("/paymentMethodId", "not-for-granted"));
        }
        boolean sold = !granted && (provider.isPresent() || !caller.operator());
        untilFault(request.until(), sold).ifPresent(faults::add);
        if (!faults.isEmpty()) {
            throw ProblemException.fields(faults);
        }
        return terms(request, plan.orElseThrow(), provider.orElseThrow());
    }

    private static Terms terms(CreateSubscription request, PlanRow plan, Provider provider) {
        return new Terms(
                request.organizationId(),
                plan.applicationId(),
                plan.planId(),
                provider,
                request.seats(),
                request.until(),
                request.paymentMethodId());
    }

    private Optional<FieldError> planFault(Optional<PlanRow> known, Optional<Provider> wanted) {
        if (known.isEmpty() || wanted.isEmpty()) {
            return Optional.of(new FieldError("/planId", "unknown"));
        }
        PlanRow plan = known.get();
        Provider provider = wanted.get();
        if (plan.archivedAt() != null) {
            return Optional.of(new FieldError("/planId", "archived"));
        }
        if (provider == Provider.NONE) {
            return Optional.empty();
        }
        if (provider != plan.provider()) {
            return Optional.of(new FieldError("/provider", "not-the-plans"));
        }
        if (!plan.providerAccount().equals(account) || plan.liveMode() != liveMode) {
            return Optional.of(new FieldError("/planId", "other-mode-or-account"));
        }
        return provider == Provider.PAYSTACK
                ? Optional.of(new FieldError("/planId", "provider-not-supported"))
                : Optional.empty();
    }

    private Optional<FieldError> untilFault(@Nullable Instant until, boolean sold) {
        if (until == null) {
            return Optional.empty();
        }
        if (sold) {
            return Optional.of(new FieldError("/until", "only-for-granted"));
        }
        return until.isAfter(clock.instant()) ? Optional.empty() : Optional.of(new FieldError("/until", "in-the-past"));
    }
}
