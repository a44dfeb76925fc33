package io.tenure.store;

import io.tenure.store.subscription.OperationDao;
import io.tenure.store.subscription.PlanDao;
import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Rows that tests need before their own story begins. Every call makes new ones, with names that occur once. */
public final class TestRows {

    /** Who asks for operations. */
    public static final PersonId PERSON = new PersonId(new UUID(7, 7));

    private final Jdbi jdbi;
    private final UuidV7 ids = new UuidV7(Clock.systemUTC(), new Random(7));

    public TestRows(TestDatabase database) {
        this(TenureJdbi.of(database.owner()));
    }

    TestRows(Jdbi owner) {
        this.jdbi = owner;
    }

    public UUID id() {
        return ids.next();
    }

    public OrganizationId organization() {
        OrganizationId id = new OrganizationId(ids.next());
        execute(
                "insert into organization (organization_id, name, slug, created_at) values (?, 'Hospital', ?, ?)",
                id,
                slug(),
                now());
        return id;
    }

    public ApplicationId application() {
        ApplicationId id = new ApplicationId(ids.next());
        execute(
                "insert into application (application_id, slug, name, created_at) values (?, ?, 'HealOS', ?)",
                id,
                slug(),
                now());
        return id;
    }

    /** A monthly plan in euros; without a price it is only granted. */
    public PlanId plan(ApplicationId application, @Nullable String priceReference, int trialDays) {
        PlanId id = new PlanId(ids.next());
        jdbi.useExtension(
                PlanDao.class,
                plans -> plans.insert(new PlanDao.PlanRow(
                        id,
                        application,
                        slug(),
                        Provider.STRIPE,
                        "acct_test",
                        false,
                        priceReference,
                        "EUR",
                        2000,
                        "month",
                        trialDays,
                        now(),
                        null)));
        return id;
    }

    /** What a person asked for; whatever the kind, the request is one that changes nothing. */
    public OperationId operation(
            OrganizationId organization, SubscriptionId subscription, String kind, @Nullable String reason) {
        OperationId id = new OperationId(ids.next());
        String request = kind.equals(OperationDao.CREATION) ? null : resume(id);
        jdbi.useExtension(
                OperationDao.class,
                operations -> operations.insert(new OperationDao.NewOperation(
                        id, organization, subscription, kind, "person", PERSON, reason, null, request, now())));
        return id;
    }

    /** An operator's hold, with what is typed for staff and for members. */
    public OperationId hold(OrganizationId organization, SubscriptionId subscription, String reason, String message) {
        OperationId id = operation(organization, subscription, OperationDao.PLACE_HOLD, reason);
        execute("update operation set message = ? where operation_id = ?", message, id);
        return id;
    }

    private static String resume(OperationId id) {
        return "{\"@type\":\"Resume\",\"operationId\":\"%s\"}".formatted(id);
    }

    public SeatId seat(SubscriptionId subscription, String user) {
        SeatId id = new SeatId(ids.next());
        execute(
                "insert into seat (seat_id, subscription_id, user_id, assigned_at) values (?, ?, ?, ?)",
                id,
                subscription,
                user,
                now());
        return id;
    }

    /** A received event of Stripe; returns its inbox sequence. */
    public long event(SubscriptionId subscription, String kind, String objectReference, boolean decisive) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            insert into webhook_event (provider, provider_account, event_reference, live_mode, kind, object_reference, subscription_id,
                                       priority, decisive, status, next_attempt_at, payload, received_at)
            values ('stripe', 'acct_test', :reference, false, :kind, :object, :subscription, 1, :decisive, 'RECEIVED', :now, '\\x7b7d', :now)
            returning inbox_seq
            """)
                .bind("reference", "evt_" + ids.next())
                .bind("kind", kind)
                .bind("object", objectReference)
                .bind("subscription", subscription)
                .bind("decisive", decisive)
                .bind("now", now())
                .mapTo(long.class)
                .one());
    }

    private void execute(String sql, Object... values) {
        jdbi.useHandle(handle -> handle.execute(sql, values));
    }

    private String slug() {
        return "name-" + ids.next();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
