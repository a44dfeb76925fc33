package io.tenure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Jdbi OWNER = TenureJdbi.of(DATABASE.owner());
    private static final Jdbi APPLICATION = DATABASE.jdbi();
    private static final Jdbi REQUEST = TenureJdbi.of(DATABASE.request());

    private static final String FOREIGN_KEYS_WITHOUT_INDEX = """
        select k.conname
          from pg_constraint k
         where k.contype = 'f'
           and not exists (select
                             from pg_index i
                            where i.indrelid = k.conrelid
                              and i.indpred is null
                              and (string_to_array(i.indkey::text, ' ')::int2[])[1 : cardinality(k.conkey)] @> k.conkey)
        """;

    private final TestRows rows = new TestRows(DATABASE);
    private final OrganizationId organization = rows.organization();
    private final ApplicationId application = rows.application();
    private final PlanId plan = rows.plan(application, "price_" + rows.id(), 0);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void installsFromEmptyAndAgain() {
        DatabaseSetup.Settings settings = TestDatabase.settings("tenure_from_empty");

        DatabaseSetup.install(settings);
        DatabaseSetup.install(settings);

        Jdbi installed = Jdbi.create(settings.url(), DatabaseSetup.OWNER, settings.ownerPassword());
        assertThat(strings(installed, "select distinct tableowner from pg_tables where schemaname = 'public'"))
                .containsExactly(DatabaseSetup.OWNER);
        assertThat(strings(installed, "select relname from pg_class where relname = 'subscription'"))
                .isNotEmpty();
    }

    @Test
    void indexesEveryForeignKey() {
        assertThat(strings(OWNER, "select conname from pg_constraint where contype = 'f'"))
                .hasSizeGreaterThan(10);
        assertThat(strings(OWNER, FOREIGN_KEYS_WITHOUT_INDEX)).isEmpty();
    }

    @Test
    void wouldFindAForeignKeyWithoutIndex() {
        OWNER.useTransaction(handle -> {
            handle.execute("create table careless (id int, plan_id uuid references plan, primary key (id, plan_id))");

            assertThat(handle.createQuery(FOREIGN_KEYS_WITHOUT_INDEX)
                            .mapTo(String.class)
                            .list())
                    .containsExactly("careless_plan_id_fkey");
            handle.rollback();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table extra (id int)",
                "create temporary table extra (id int)",
                "create schema extra",
                "create function extra() returns int language sql as 'select 1'",
                "alter table subscription add column extra int",
                "alter table audit_entry disable trigger all",
                "drop table seat",
                "drop index seat_live_key",
                "truncate seat",
                "truncate audit_entry",
                "truncate standing_change",
                "update audit_entry set action = 'x'",
                "delete from audit_entry",
                "update standing_change set to_status = 'ACTIVE'",
                "delete from standing_change",
                "select * from flyway_schema_history",
                "alter table seat disable row level security",
                "drop policy tenant on seat",
                "set role tenure_owner"
            })
    void keepsTheApplicationFrom(String statement) {
        for (Jdbi role : List.of(APPLICATION, REQUEST)) {
            assertThatThrownBy(() -> role.useHandle(handle -> handle.execute(statement)))
                    .isInstanceOf(UnableToExecuteStatementException.class)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    @Test
    void letsTheApplicationAppend() {
        APPLICATION.useHandle(handle -> {
            handle.execute("""
                insert into audit_entry (audit_entry_id, actor_kind, actor_id, action, subject_id, details, recorded_at, sequence, hash)
                values (?, 'key', 'key_1', 'test', 'sub_1', '{}', now(), 1, sha256('x'))
                """, rows.id());
        });
    }

    @Test
    void givesOneLivePlaceOnly() {
        for (String live : List.of("PENDING", "TRIALING", "ACTIVE", "SUSPENDED")) {
            OrganizationId another = rows.organization();
            subscription(another, live);
            assertRefuses("subscription_live_key", () -> subscription(another, "PENDING"));
        }
    }

    @Test
    void givesThePlaceAgainAfterAnEnd() {
        subscription(organization, "CANCELED");
        subscription(organization, "EXPIRED");
        subscription(organization, "PENDING");
    }

    /** The check asks the name alone. */
    @Test
    void archivesNamesWithTheirOrganization() {
        String name = "insert into external_organization values (?, ?, ?, now())";
        String archive = "update organization set archived_at = now() where organization_id = ?";
        OrganizationId unnamed = rows.organization();
        OWNER.useHandle(handle -> {
            handle.execute(name, application, "one", organization);
            handle.execute(archive, organization);
            handle.execute(archive, unnamed);
        });

        assertThat(strings(OWNER, "select external_org_id from external_organization where archived"))
                .containsExactly("one");
        assertRefuses(
                "external_organization_organization_id_archived_fkey",
                () -> OWNER.useHandle(handle -> handle.execute(name, application, "two", unnamed)));
    }

    @Test
    void seatsAUserOnce() {
        SubscriptionId subscription = subscription(organization, "ACTIVE");
        rows.seat(subscription, "user_1");

        assertRefuses("seat_live_key", () -> rows.seat(subscription, "user_1"));

        OWNER.useHandle(
                handle -> handle.execute("update seat set revoked_at = now() where subscription_id = ?", subscription));
        rows.seat(subscription, "user_1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status = 'GONE'",
                "status = 'SUSPENDED'",
                "status_reason = 'payment-failed'",
                "status = 'SUSPENDED', status_reason = 'bored'",
                "ended_at = now()",
                "quantity = -1",
                "seat_limit = -1",
                "access_until = null",
                "provided_status = null",
                "provided_status = 'GONE'",
                "provided_status = 'SUSPENDED'",
                "provided_status = 'SUSPENDED', provided_reason = 'bored'",
                "provided_reason = 'payment-failed'",
                "attention_code = 'x'",
                "provider = 'paypal'",
                "seat_limit = 4",
                "quantity = 2",
                "provided_status = 'TRIALING'",
                "provided_status = 'SUSPENDED', provided_reason = 'payment-failed'",
                "status = 'SUSPENDED', status_reason = 'refunded', provided_status = 'SUSPENDED', provided_reason ="
                        + " 'refunded'"
            })
    void refusesWhatMakesNoSense(String change) {
        SubscriptionId subscription = subscription(organization, "ACTIVE");

        assertRefuses(
                "constraint",
                () -> OWNER.useHandle(handle -> handle.execute(
                        "update subscription set " + change + " where subscription_id = ?", subscription)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status = 'LOST'",
                "next_attempt_at = null",
                "settled_at = now()",
                "priority = 9",
                "attempts = -1"
            })
    void refusesAnInboxRowThatMakesNoSense(String change) {
        long seq = rows.event(subscription(organization, "ACTIVE"), "invoice.paid", "in_1", true);

        assertRefuses(
                "check constraint",
                () -> OWNER.useHandle(
                        handle -> handle.execute("update webhook_event set " + change + " where inbox_seq = ?", seq)));
    }

    @Test
    void knowsTheOwnerOfAnEvent() {
        assertRefuses(
                "webhook_event_subscription_id_fkey",
                () -> rows.event(new SubscriptionId(rows.id()), "invoice.paid", "in_1", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null, 'GONE', 'expired', null, null",
                "'GONE', 'ACTIVE', null, null, null",
                "'ACTIVE', 'SUSPENDED', 'bored', null, null",
                "'ACTIVE', 'SUSPENDED', null, null, null",
                "'PENDING', 'ACTIVE', 'pending', null, null",
                "'CANCELED', 'ACTIVE', null, null, null",
                "'PENDING', 'ACTIVE', null, 'evt_1', null"
            })
    void refusesAChangeOfStandingThatMakesNoSense(String values) {
        SubscriptionId subscription = subscription(organization, "ACTIVE");

        assertRefuses(
                "check constraint",
                () -> OWNER.useHandle(handle -> handle.execute("""
                    insert into standing_change (from_status, to_status, reason, event_reference, received_at,
                                                 standing_change_id, subscription_id, effective_at, revision)
                    values (%s, ?, ?, now(), 1)
                    """.formatted(values), rows.id(), subscription)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"provider_account = 'none'", "provider = 'none'", "live_mode = null", "price_reference = null"})
    void refusesAPlanThatMakesNoSense(String change) {
        assertRefuses(
                "constraint",
                () -> OWNER.useHandle(
                        handle -> handle.execute("update plan set " + change + " where plan_id = ?", plan)));
    }

    @Test
    void keepsOneOperationsRequestBesideItsKind() {
        SubscriptionId subscription = new SubscriptionId(rows.id());
        OperationId cancel = rows.operation(organization, subscription, "cancel", null);

        assertRefuses(
                "check constraint",
                () -> OWNER.useHandle(handle ->
                        handle.execute("update operation set request = null where operation_id = ?", cancel)));
    }

    private SubscriptionId subscription(OrganizationId owner, String status) {
        boolean open = status.equals("ACTIVE") || status.equals("TRIALING");
        boolean ended = status.equals("CANCELED") || status.equals("EXPIRED");
        OffsetDateTime now = OffsetDateTime.now();
        SubscriptionId id = new SubscriptionId(rows.id());
        String reason = open ? null : "pending";
        OWNER.useHandle(handle -> handle.execute(
                """
                insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, live_mode, status,
                                          provided_status, status_reason, provided_reason, quantity, seat_limit, access_until, ended_at,
                                          effect_id, created_at, updated_at)
                values (?, ?, ?, ?, 'stripe', 'acct_test', false, ?, ?, ?, ?, 3, 3, ?, ?, 'e', now(), now())
                """, id, owner, application, plan, status, status, reason, reason, now, ended ? now : null));
        return id;
    }

    private static List<String> strings(Jdbi jdbi, String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private static void assertRefuses(String constraint, Runnable statement) {
        assertThatThrownBy(statement::run).hasMessageContaining(constraint);
    }
}
