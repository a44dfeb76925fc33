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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides whether a caller may. One statement finds the object's organization, the caller's role in it and the platform role together. */
@Component
final class Access {

    private final AccessDao dao;

    Access(AcrossTenants across) {
        dao = across.jdbi().onDemand(AccessDao.class);
    }

    /**
     * What an endpoint asks for.
     *
     * @param reading nothing is changed, which the platform's support may
     * @param oneself the request is about the caller's own membership, whatever its role
     */
    record Demand(Set<Role> roles, boolean reading, boolean oneself) {

        private boolean isMetBy(AccessDao.Standing standing) {
            Role role = standing.role();
            return standing.operator()
                    || (reading && standing.support())
                    || (role != null && (oneself || roles.contains(role)));
        }
    }

    /** Passes members with one of the roles, and operators. Returns what the caller is there. */
    AccessDao.Standing requireRole(TypedId subject, UserId caller, Demand demand) {
        AccessDao.Standing standing = visible(subject, caller);
        if (demand.isMetBy(standing)) {
            return standing;
        }
        throw notSufficient(demand.roles().stream().map(Role::name).sorted().collect(Collectors.joining(", ")));
    }

    /** Passes those of the platform's staff with one of the roles. Returns what the caller is there; empty without a subject. */
    Optional<AccessDao.Standing> requireStaff(@Nullable TypedId subject, UserId caller, Set<PlatformRole> roles) {
        Optional<AccessDao.Standing> standing =
                subject == null ? Optional.empty() : Optional.of(visible(subject, caller));
        List<String> held = dao.platformRoles(caller);
        if (roles.stream().map(PlatformRole::code).noneMatch(held::contains)) {
            String names = roles.stream().map(PlatformRole::code).sorted().collect(Collectors.joining(", "));
            throw notSufficient(names + " of the platform");
        }
        return standing;
    }

    private AccessDao.Standing visible(TypedId subject, UserId caller) {
        return standing(subject, caller)
                .filter(standing -> standing.operator() || standing.support() || standing.role() != null)
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
