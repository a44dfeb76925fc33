package io.tenure.api.identity;

import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.organization.AccessDao;
import io.tenure.store.organization.PlatformRole;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.TypedId;
import io.tenure.workflows.value.UserId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides whether a caller may. One statement finds the object's organization, the caller's role in it and the platform role together. */
@Component
final class Access {

    private final AccessDao dao;

    Access(Jdbi jdbi) {
        dao = jdbi.onDemand(AccessDao.class);
    }

    /** Passes members with one of the roles, and operators. Returns what the caller is there. */
    AccessDao.Standing requireRole(TypedId subject, UserId caller, Set<Role> roles) {
        AccessDao.Standing standing = visible(subject, caller);
        if (standing.operator() || (standing.role() != null && roles.contains(standing.role()))) {
            return standing;
        }
        throw notSufficient(roles.stream().map(Role::name).sorted().collect(Collectors.joining(", ")));
    }

    /** Passes operators. */
    void requireOperator(@Nullable TypedId subject, UserId caller) {
        boolean operator = subject == null
                ? dao.isOperator(caller)
                : visible(subject, caller).operator();
        if (!operator) {
            throw notSufficient("operator of the platform");
        }
    }

    /** Passes the platform's staff, whatever the role. True for operators. */
    boolean requireSupport(UserId caller) {
        Set<PlatformRole> roles = dao.platformRoles(caller);
        if (roles.isEmpty()) {
            throw notSufficient("support or operator of the platform");
        }
        return roles.contains(PlatformRole.OPERATOR);
    }

    private AccessDao.Standing visible(TypedId subject, UserId caller) {
        return standing(subject, caller)
                .filter(standing -> standing.operator() || standing.role() != null)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    private Optional<AccessDao.Standing> standing(TypedId subject, UserId caller) {
        return switch (subject) {
            case OrganizationId id -> dao.ofOrganization(id, caller);
            case SubscriptionId id -> dao.ofSubscription(id, caller);
            case OperationId id -> dao.ofOperation(id, caller);
            default ->
                throw new IllegalStateException(
                        "Nothing says whose a " + subject.getClass().getSimpleName() + " is");
        };
    }

    private static ProblemException notSufficient(String roles) {
        ProblemType type = ProblemType.ROLE_NOT_SUFFICIENT;
        return new ProblemException(type, type.remedy().formatted(roles));
    }
}
