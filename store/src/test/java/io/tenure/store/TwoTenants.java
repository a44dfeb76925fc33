package io.tenure.store;

import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Two organizations with exactly one row each in every table that has organizations' rows; and rows that are of no organization. */
record TwoTenants(OrganizationId one, OrganizationId other) {

    static TwoTenants in(TestDatabase database) {
        TestRows rows = new TestRows(database);
        Jdbi owner = TenureJdbi.of(database.owner());
        return new TwoTenants(tenant(rows, owner), tenant(rows, owner));
    }

    private static OrganizationId tenant(TestRows rows, Jdbi owner) {
        OrganizationId organization = rows.organization();
        ApplicationId application = rows.application();
        SubscriptionId subscription = new SubscriptionId(rows.id());
        UUID person = rows.id();
        owner.useHandle(handle -> {
            handle.execute("insert into member values (?, 'user_1', 'OWNER', now())", organization);
            handle.execute(
                    "insert into person (person_id, email, created_at) values (?, ?, now())",
                    person,
                    person + "@example.com");
            handle.execute(
                    "insert into expected_member values (?, ?, 'MEMBER', now(), ?, ?)",
                    organization,
                    person,
                    person,
                    person + "@example.com");
            handle.execute(
                    "insert into external_organization values (?, 'hospital_456', ?, now())",
                    application,
                    organization);
            handle.execute("""
                insert into billing_customer (billing_customer_id, organization_id, provider, currency, provider_account, live_mode, created_at)
                values (?, ?, 'stripe', 'EUR', 'acct_test', false, now())
                """, rows.id(), organization);
            handle.execute("""
                insert into audit_chain (audit_chain_id, organization_id, length, head)
                values (?, ?, 0, sha256('x'))
                """, rows.id(), organization);
        });
        audit(owner, organization, rows.id());
        subscribe(owner, organization, rows.plan(application, "price_" + rows.id(), 0), subscription);
        ofSubscription(rows, owner, organization, subscription);
        return organization;
    }

    private static void audit(Jdbi owner, OrganizationId organization, UUID entry) {
        owner.useHandle(handle -> {
            handle.execute("""
                insert into audit_entry (audit_entry_id, organization_id, actor_kind, actor_id, action, subject_id, details, recorded_at, sequence,
                                         hash)
                values (?, ?, 'key', 'key_1', 'test', 'sub_1', '{}', now(), 1, sha256('x'))
                """, entry, organization);
            handle.execute("""
                insert into audit_text (audit_entry_id, organization_id, name, salt, text)
                values (?, ?, 'reason', sha256('x'), 'why')
                """, entry, organization);
        });
    }

    private static void subscribe(Jdbi owner, OrganizationId organization, PlanId plan, SubscriptionId subscription) {
        owner.useHandle(handle -> handle.execute("""
            insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, live_mode, status,
                                      provided_status, quantity, seat_limit, effect_id, created_at, updated_at)
            select ?, ?, application_id, plan_id, 'none', 'none', false, 'ACTIVE', 'ACTIVE', 3, 3, 'e', now(), now()
              from plan
             where plan_id = ?
            """, subscription, organization, plan));
    }

    private static void ofSubscription(
            TestRows rows, Jdbi owner, OrganizationId organization, SubscriptionId subscription) {
        SeatId seat = rows.seat(subscription, "user_1");
        rows.event(subscription, "invoice.paid", "in_1", true);
        rows.operation(organization, subscription, "cancel", null);
        owner.useHandle(handle -> {
            handle.execute("insert into seat_use values (?, now())", seat);
            handle.execute("""
                insert into paid_period
                values (?, 'stripe', 'acct_test', 'in_1', false, now(), now(), 2000, 'EUR', now())
                """, subscription);
            handle.execute("""
                insert into subscription_hold (subscription_hold_id, subscription_id, kind, cause, placed_at)
                values (?, ?, 'operator-hold', 'operator', now())
                """, rows.id(), subscription);
            handle.execute("""
                insert into standing_change (standing_change_id, subscription_id, to_status, effective_at, revision)
                values (?, ?, 'ACTIVE', now(), 1)
                """, rows.id(), subscription);
        });
    }
}
