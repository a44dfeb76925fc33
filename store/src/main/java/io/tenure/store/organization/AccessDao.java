package io.tenure.store.organization;

import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Answers which organization an object belongs to and what a person may do there, in one statement each. */
public interface AccessDao {

    /**
     * @param role null when the person is no member, and is not expected to become one
     * @param expected whom the organization knows by the address that was typed and is the person's now: the next call makes the person a member
     * @param operator has the platform role of an operator
     * @param support has the platform role of support
     * @param archived the organization is
     */
    record Standing(
            OrganizationId organizationId,
            @Nullable Role role,
            boolean expected,
            boolean operator,
            boolean support,
            boolean archived) {}

    /** Empty when there is no such organization. */
    @SqlQuery("""
        select o.organization_id,
               coalesce(m.role, e.role) as role,
               e.role is not null or h.seat_id is not null as expected,
               exists (select from platform_role p where p.user_id = :userId and p.role = 'operator') as operator,
               exists (select from platform_role p where p.user_id = :userId and p.role = 'support') as support,
               o.archived_at is not null as archived
          from organization o
          left join member m on m.organization_id = o.organization_id and m.user_id = :userId
          left join lateral (select x.role
                               from expected_member x
                               join person p using (person_id)
                              where x.organization_id = o.organization_id
                                and p.user_id         = :userId
                                and p.email           = x.email
                                and p.email_verified) e
            on true
          left join lateral (select t.seat_id
                               from seat t
                               join subscription b using (subscription_id)
                               join person p on p.user_id = t.user_id and p.email = t.named_email and p.email_verified
                              where b.organization_id = o.organization_id
                                and t.user_id         = :userId
                                and t.revoked_at      is null
                              limit 1) h
            on m.role is not null
         where o.organization_id = :id
        """)
    Optional<Standing> ofOrganization(OrganizationId id, UserId userId);

    /** Empty when there is no such subscription. */
    @SqlQuery("""
        select s.organization_id,
               coalesce(m.role, e.role) as role,
               e.role is not null or h.seat_id is not null as expected,
               exists (select from platform_role p where p.user_id = :userId and p.role = 'operator') as operator,
               exists (select from platform_role p where p.user_id = :userId and p.role = 'support') as support,
               g.archived_at is not null as archived
          from subscription s
          join organization g on g.organization_id = s.organization_id
          left join member m on m.organization_id = s.organization_id and m.user_id = :userId
          left join lateral (select x.role
                               from expected_member x
                               join person p using (person_id)
                              where x.organization_id = s.organization_id
                                and p.user_id         = :userId
                                and p.email           = x.email
                                and p.email_verified) e
            on true
          left join lateral (select t.seat_id
                               from seat t
                               join subscription b using (subscription_id)
                               join person p on p.user_id = t.user_id and p.email = t.named_email and p.email_verified
                              where b.organization_id = s.organization_id
                                and t.user_id         = :userId
                                and t.revoked_at      is null
                              limit 1) h
            on m.role is not null
         where s.subscription_id = :id
        """)
    Optional<Standing> ofSubscription(SubscriptionId id, UserId userId);

    /** Empty when there is no such operation. */
    @SqlQuery("""
        select o.organization_id,
               coalesce(m.role, e.role) as role,
               e.role is not null or h.seat_id is not null as expected,
               exists (select from platform_role p where p.user_id = :userId and p.role = 'operator') as operator,
               exists (select from platform_role p where p.user_id = :userId and p.role = 'support') as support,
               g.archived_at is not null as archived
          from operation o
          join organization g on g.organization_id = o.organization_id
          left join member m on m.organization_id = o.organization_id and m.user_id = :userId
          left join lateral (select x.role
                               from expected_member x
                               join person p using (person_id)
                              where x.organization_id = o.organization_id
                                and p.user_id         = :userId
                                and p.email           = x.email
                                and p.email_verified) e
            on true
          left join lateral (select t.seat_id
                               from seat t
                               join subscription b using (subscription_id)
                               join person p on p.user_id = t.user_id and p.email = t.named_email and p.email_verified
                              where b.organization_id = o.organization_id
                                and t.user_id         = :userId
                                and t.revoked_at      is null
                              limit 1) h
            on m.role is not null
         where o.operation_id = :id
        """)
    Optional<Standing> ofOperation(OperationId id, UserId userId);

    /** In no order. */
    @SqlQuery("""
        select role
          from platform_role
         where user_id = :userId
        """)
    List<String> platformRoles(UserId userId);
}
