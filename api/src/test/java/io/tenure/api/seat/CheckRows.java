package io.tenure.api.seat;

import io.tenure.api.RunningApi;
import io.tenure.api.identity.ApiKey;
import io.tenure.api.identity.ApiKeySettings;
import io.tenure.api.identity.ApiKeys;
import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.UuidV7;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Clock;
import java.util.Random;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** One organization with an active subscription of two seats, one of them assigned, and a key to check with. All by SQL, as the owner. */
final class CheckRows {

    static final String USER = "user_123";
    static final String EXTERNAL_ID = "hospital_456";

    final Jdbi jdbi;
    final ApplicationId application;
    final OrganizationId organization;
    final SubscriptionId subscription;
    final SeatId seat;
    final ApiKey key;
    final String slug;

    private final ApiKeys keys = new ApiKeys(new ApiKeySettings(RunningApi.API_KEY_SECRET));
    private final UuidV7 ids = new UuidV7(Clock.systemUTC(), new Random(11));

    CheckRows(TestDatabase database) {
        this(database.owner());
    }

    CheckRows(DataSource owner) {
        jdbi = TenureJdbi.of(owner);
        application = new ApplicationId(ids.next());
        slug = "healos-" + ids.next();
        execute(
                "insert into application (application_id, slug, name, created_at) values (?, ?, 'HealOS', now())",
                application,
                slug);
        organization = organization(EXTERNAL_ID);
        subscription = subscription(organization, 2);
        seat = seat(subscription, USER);
        key = key();
    }

    ApiKey key() {
        return key(false);
    }

    ApiKey key(boolean live) {
        return key(live, "check");
    }

    ApiKey key(boolean live, String scope) {
        ApiKey created = keys.generate(live);
        execute("""
            insert into api_key (api_key_id, application_id, scopes, key_hash, prefix, last_four, created_at)
            values (?, ?, array[?], ?, ?, ?, now())
            """, ids.next(), application, scope, keys.hash(created), created.prefix(), created.lastFour());
        return created;
    }

    OrganizationId organization(String externalId) {
        OrganizationId id = new OrganizationId(ids.next());
        execute(
                "insert into organization (organization_id, name, slug, created_at) values (?, 'Hospital', ?, now())",
                id,
                "org-" + ids.next());
        execute("""
            insert into external_organization (application_id, external_org_id, organization_id, created_at)
            values (?, ?, ?, now())
            """, application, externalId, id);
        return id;
    }

    /** Active, granted for ever. */
    SubscriptionId subscription(OrganizationId owner, int seatLimit) {
        PlanId plan = new PlanId(ids.next());
        execute("""
            insert into plan (plan_id, application_id, name, provider, provider_account, live_mode, currency, unit_amount, billing_interval, created_at)
            values (?, ?, ?, 'none', 'none', false, 'EUR', 0, 'month', now())
            """, plan, application, "plan-" + plan);
        SubscriptionId id = new SubscriptionId(ids.next());
        execute("""
            insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, live_mode, status,
                                      provided_status, quantity, seat_limit, effect_id, created_at, updated_at)
            values (?, ?, ?, ?, 'none', 'none', false, 'ACTIVE', 'ACTIVE', ?, ?, 'e', now(), now())
            """, id, owner, application, plan, seatLimit, seatLimit);
        return id;
    }

    SeatId seat(SubscriptionId id, String user) {
        SeatId created = new SeatId(ids.next());
        execute(
                "insert into seat (seat_id, subscription_id, user_id, assigned_at) values (?, ?, ?, now())",
                created,
                id,
                user);
        return created;
    }

    void execute(String sql, Object... values) {
        jdbi.useHandle(handle -> handle.execute(sql, values));
    }

    String question() {
        return "{\"userId\":\"%s\",\"applicationSlug\":\"%s\",\"externalOrgId\":\"%s\"}"
                .formatted(USER, slug, EXTERNAL_ID);
    }
}
