package io.tenure.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SubscriptionId;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of the holds that stood in columns of their subscriptions. */
final class HoldMigrationTest {

    private static final String BEFORE = "202611220200";

    /** Its server has the roles. */
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final DatabaseSetup.Settings OLD = TestDatabase.settings("tenure_before_hold_rows");
    private static final Jdbi OWNER = TenureJdbi.of(
            () -> java.sql.DriverManager.getConnection(OLD.url(), DatabaseSetup.OWNER, OLD.ownerPassword()));

    private static SubscriptionId held;
    private static SubscriptionId heldUnpaid;
    private static SubscriptionId disputed;
    private static SubscriptionId lost;
    private static SubscriptionId suspended;
    private static SubscriptionId open;
    private static SubscriptionId ended;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeAll
    static void migrate() {
        DatabaseSetup.Settings server = DATABASE.settings();
        superuser(server)
                .useHandle(handle ->
                        handle.execute("create database " + OLD.database() + " owner " + DatabaseSetup.OWNER));
        superuser(OLD).useHandle(handle -> handle.execute("alter schema public owner to " + DatabaseSetup.OWNER));
        Flyway.configure()
                .dataSource(OLD.url(), DatabaseSetup.OWNER, OLD.ownerPassword())
                .locations("classpath:db/migration")
                .placeholders(Map.of("applicationRole", DatabaseSetup.APPLICATION, "systemRole", DatabaseSetup.SYSTEM))
                .target(BEFORE)
                .load()
                .migrate();
        held = subscription("SUSPENDED", "operator-hold", "operator-hold");
        heldUnpaid = subscription("SUSPENDED", "payment-failed", "operator-hold");
        disputed = subscription("SUSPENDED", "disputed", "disputed");
        lost = subscription("SUSPENDED", "operator-hold", null);
        suspended = subscription("SUSPENDED", "payment-failed", null);
        open = subscription("ACTIVE", null, null);
        ended = subscription("CANCELED", "canceled", null);
        operation(open);
        DatabaseSetup.migrate(OLD.url(), DatabaseSetup.OWNER, OLD.ownerPassword());
    }

    @Test
    void makesARowOfAHold() {
        assertThat(holds(held)).containsExactly("operator-hold operator fraud 2026-11-01");
        assertThat(holds(heldUnpaid)).containsExactly("operator-hold operator fraud 2026-11-01");
        assertThat(holds(disputed)).containsExactly("disputed unknown fraud 2026-11-01");
    }

    @Test
    void makesAHoldOfAReasonThatNamesOneWhichIsNotThere() {
        assertThat(holds(lost)).containsExactly("operator-hold operator 2026-11-02");
    }

    @Test
    void placesNoOther() {
        assertThat(holds(suspended)).isEmpty();
        assertThat(holds(open)).isEmpty();
        assertThat(holds(ended)).isEmpty();
    }

    @Test
    void tellsWhatTheProviderMadeOfIt() {
        assertThat(provided(held)).isEqualTo("SUSPENDED ACTIVE");
        assertThat(provided(heldUnpaid)).isEqualTo("SUSPENDED SUSPENDED payment-failed");
        assertThat(provided(disputed)).isEqualTo("SUSPENDED ACTIVE");
        assertThat(provided(lost)).isEqualTo("SUSPENDED ACTIVE");
        assertThat(provided(suspended)).isEqualTo("SUSPENDED SUSPENDED payment-failed");
        assertThat(provided(open)).isEqualTo("ACTIVE ACTIVE");
        assertThat(provided(ended)).isEqualTo("CANCELED CANCELED canceled");
    }

    @Test
    void countsTheOnlyOpeningOfAnOperation() {
        assertThat(texts(
                        "select opening || ' ' || (opened_at = created_at) from operation where subscription_id = ?",
                        open))
                .containsExactly("1 true");
    }

    private static SubscriptionId subscription(String status, @Nullable String reason, @Nullable String hold) {
        TestRows rows = new TestRows(OWNER);
        OrganizationId organization = rows.organization();
        ApplicationId application = rows.application();
        PlanId plan = rows.plan(application, "price_" + rows.id(), 0);
        SubscriptionId id = new SubscriptionId(rows.id());
        OWNER.useHandle(handle -> handle.createUpdate("""
            insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, live_mode, status,
                                      status_reason, quantity, seat_limit, access_until, hold_kind, hold_reason, hold_at, ended_at, effect_id,
                                      created_at, updated_at)
            values (:id, :organization, :application, :plan, 'stripe', 'acct_test', false, :status, :reason, 3, 3, now(), :hold,
                    case when cast(:hold as text) is not null then 'fraud' end,
                    case when cast(:hold as text) is not null then timestamptz '2026-11-01' end,
                    case when :status = 'CANCELED' then now() end, 'e', now(), '2026-11-02')
            """)
                .bind("id", id)
                .bind("organization", organization)
                .bind("application", application)
                .bind("plan", plan)
                .bind("status", status)
                .bind("reason", reason)
                .bind("hold", hold)
                .execute());
        return id;
    }

    private static void operation(SubscriptionId subscription) {
        TestRows rows = new TestRows(OWNER);
        OWNER.useHandle(handle -> handle.execute("""
            insert into operation (operation_id, organization_id, subscription_id, kind, actor_kind, actor, request, status, created_at)
            select ?, organization_id, subscription_id, 'cancel', 'person', 'user_7', '{}', 'PENDING', now() - interval '1 day'
              from subscription
             where subscription_id = ?
            """, rows.id(), subscription));
    }

    private static List<String> holds(SubscriptionId id) {
        return texts("""
            select concat_ws(' ', kind, cause, reason, message, to_char(placed_at, 'YYYY-MM-DD'))
              from subscription_hold
             where subscription_id = ?
               and lifted_at is null
            """, id);
    }

    private static String provided(SubscriptionId id) {
        return texts(
                        "select concat_ws(' ', status, provided_status, provided_reason) from subscription where"
                                + " subscription_id = ?",
                        id)
                .getFirst();
    }

    private static List<String> texts(String sql, SubscriptionId id) {
        return OWNER.withHandle(
                handle -> handle.select(sql, id).mapTo(String.class).list());
    }

    private static Jdbi superuser(DatabaseSetup.Settings settings) {
        return Jdbi.create(settings.url(), settings.superuser(), settings.superuserPassword());
    }
}
