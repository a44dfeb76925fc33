package io.tenure.store.organization;

import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Answers which organization an object belongs to and what a person may do there, in one statement each. */
public interface AccessDao {

    /**
     * @param role null when the person is no member
     * @param operator has the platform role of an operator
     */
    record Standing(OrganizationId organizationId, @Nullable Role role, boolean operator) {}

    /** Empty when there is no such organization. */
    @SqlQuery("""
        select o.organization_id,
               m.role,
               exists (select from platform_role p where p.user_id = :userId and p.role = 'operator') as operator
          from organization o
          left join member m on m.organization_id = o.organization_id and m.user_id = :userId
         where o.organization_id = :id
        """)
    Optional<Standing> ofOrganization(OrganizationId id, UserId userId);

    /** Empty when there is no such subscription. */
    @SqlQuery("""
        select s.organization_id,
               m.role,
               exists (select from platform_role p where p.user_id = :userId and p.role = 'operator') as operator
          from subscription s
          left join member m on m.organization_id = s.organization_id and m.user_id = :userId
         where s.subscription_id = :id
        """)
    Optional<Standing> ofSubscription(SubscriptionId id, UserId userId);

    /** Empty when there is no such operation. */
    @SqlQuery("""
        select o.organization_id,
               m.role,
               exists (select from platform_role p where p.user_id = :userId and p.role = 'operator') as operator
          from operation o
          left join member m on m.organization_id = o.organization_id and m.user_id = :userId
         where o.operation_id = :id
        """)
    Optional<Standing> ofOperation(OperationId id, UserId userId);

    @SqlQuery("""
        select exists (select from platform_role p where p.user_id = :userId and p.role = 'operator')
        """)
    boolean isOperator(UserId userId);

    /** Empty for who is not of the platform's staff. */
    @SqlQuery("""
        select upper(p.role) from platform_role p where p.user_id = :userId
        """)
    Set<PlatformRole> platformRoles(UserId userId);
}
