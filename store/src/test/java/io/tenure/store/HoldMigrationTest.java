package io.tenure.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.SubscriptionId;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What becomes of the holds that stood in columns of their subscriptions, and of operations that were asked once. */
final class HoldMigrationTest {

    /** Its server has the roles. */
    private static final TestDatabase DATABASE = TestDatabase.create();

    private static final DatabaseSetup.Settings OLD = TestDatabase.settings("tenure_before_hold_rows");
    private static final Jdbi OWNER =
            TenureJdbi.of(() -> DriverManager.getConnection(OLD.url(), DatabaseSetup.OWNER, OLD.ownerPassword()));
    private static final TestRows ROWS = new TestRows(OWNER);

    /** A reason that names a hold which is not there becomes one: so the door stays as it is, and an operator can open it. */
    static final List<Row> STORED = List.of(
            new Row("SUSPENDED", "operator-hold", "operator-hold", "operator-hold operator fraud 2026-11-01", "ACTIVE"),
            new Row(
                    "SUSPENDED",
                    "payment-failed",
                    "operator-hold",
                    "operator-hold operator fraud 2026-11-01",
                    "SUSPENDED payment-failed"),
            new Row("SUSPENDED", "disputed", "disputed", "disputed operator fraud 2026-11-01", "ACTIVE"),
            new Row("SUSPENDED", "operator-hold", null, "operator-hold operator 2026-11-02", "ACTIVE"),
            new Row("SUSPENDED", "payment-failed", null, null, "SUSPENDED payment-failed"),
            new Row("ACTIVE", null, null, null, "ACTIVE"),
            new Row("CANCELED", "canceled", null, null, "CANCELED canceled"));

    /**
     * @param heldBy what its column says
     * @param hold the row that it becomes
     * @param provided what the provider made of it
     */
    record Row(
            SubscriptionId id,
            String status,
            @Nullable String reason,
            @Nullable String heldBy,
            @Nullable String hold,
            String provided) {

        Row(String status, @Nullable String reason, @Nullable String heldBy, @Nullable String hold, String provided) {
            this(new SubscriptionId(ROWS.id()), status, reason, heldBy, hold, provided);
        }
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeAll
    static void migrate() {
        superuser(DATABASE.settings())
                .useHandle(handle ->
                        handle.execute("create database " + OLD.database() + " owner " + DatabaseSetup.OWNER));
        superuser(OLD).useHandle(handle -> handle.execute("alter schema public owner to " + DatabaseSetup.OWNER));
        Flyway.configure()
                .dataSource(OLD.url(), DatabaseSetup.OWNER, OLD.ownerPassword())
                .locations("classpath:db/migration")
                .placeholders(Map.of("applicationRole", DatabaseSetup.APPLICATION, "systemRole", DatabaseSetup.SYSTEM))
                .target("202611220200")
                .load()
                .migrate();
        STORED.forEach(HoldMigrationTest::store);
        DatabaseSetup.migrate(OLD.url(), DatabaseSetup.OWNER, OLD.ownerPassword());
    }

    @ParameterizedTest
    @FieldSource("STORED")
    void makesARowOfAHoldAndTellsWhatTheProviderMadeOfIt(Row row) {
        assertThat(texts("""
            select concat_ws(' ', kind, cause, reason, message, to_char(placed_at, 'YYYY-MM-DD'))
              from subscription_hold
             where subscription_id = ?
               and lifted_at is null
            """, row.id())).isEqualTo(row.hold() == null ? List.of() : List.of(row.hold()));
        assertThat(texts("""
            select concat_ws(' ', status, status_reason, 'of', provided_status, provided_reason)
              from subscription
             where subscription_id = ?
            """, row.id()))
                .containsExactly(
                        row.status() + (row.reason() == null ? "" : " " + row.reason()) + " of " + row.provided());
    }

    @Test
    void countsTheOnlyOpeningOfAnOperation() {
        assertThat(texts(
                        "select opening || ' ' || (opened_at = created_at) from operation where subscription_id = ?",
                        STORED.getFirst().id()))
                .containsExactly("1 true");
    }

    private static void store(Row row) {
        ApplicationId application = ROWS.application();
        OWNER.useHandle(handle -> {
            handle.createUpdate("""
                insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, live_mode, status,
                                          status_reason, quantity, seat_limit, access_until, hold_kind, hold_reason, hold_at, ended_at, effect_id,
                                          created_at, updated_at)
                select :id, :organization, application_id, plan_id, 'stripe', 'acct_test', false, :status, :reason, 3, 3, now(), :heldBy,
                       case when cast(:heldBy as text) is not null then 'fraud' end,
                       case when cast(:heldBy as text) is not null then timestamptz '2026-11-01' end,
                       case when :status = 'CANCELED' then now() end, 'e', now(), '2026-11-02'
                  from plan
                 where plan_id = :plan
                """)
                    .bind("id", row.id())
                    .bind("status", row.status())
                    .bind("reason", row.reason())
                    .bind("heldBy", row.heldBy())
                    .bind("organization", ROWS.organization())
                    .bind("plan", ROWS.plan(application, "price_" + ROWS.id(), 0))
                    .execute();
            handle.execute("""
                insert into operation (operation_id, organization_id, subscription_id, kind, actor_kind, actor, request, status, created_at)
                select ?, organization_id, subscription_id, 'cancel', 'person', 'user_7', '{}', 'PENDING', now() - interval '1 day'
                  from subscription
                 where subscription_id = ?
                """, ROWS.id(), row.id());
        });
    }

    private static List<String> texts(String sql, SubscriptionId id) {
        return OWNER.withHandle(
                handle -> handle.select(sql, id).mapTo(String.class).list());
    }

    private static Jdbi superuser(DatabaseSetup.Settings settings) {
        return Jdbi.create(settings.url(), settings.superuser(), settings.superuserPassword());
    }
}
