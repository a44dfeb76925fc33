package io.tenure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.workflows.value.OrganizationId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The second wall of every table of the schema: what a statement sees and writes that forgot its tenant. */
final class TenantWallTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Jdbi OWNER = TenureJdbi.of(DATABASE.owner());
    private static final Jdbi SYSTEM = DATABASE.jdbi();
    private static final Jdbi REQUEST = TenureJdbi.of(DATABASE.request());

    /** Tables that belong to no organization, each with its reason. A new table stands behind the wall, or here. */
    private static final Map<String, String> OPEN = Map.of(
            "application", "what everybody may subscribe to",
            "plan", "what an application sells to everybody",
            "api_key", "of an application, which serves many organizations",
            "api_key_use", "of an application's key",
            "platform_role", "of the platform's staff",
            "person", "one person is in many organizations; found by address before any is known",
            "idempotency_key", "of a caller, before it is known whom the request is about",
            "rate_limit_bucket", "of a caller, before it is known whom the request is about",
            "reconciliation", "of the platform's account at a provider",
            "flyway_schema_history", "the owner's own; the application may not read it");

    private static final String WALLS = """
        select c.relname
               || case when c.relrowsecurity then '' else ' without row level security' end
               || coalesce((select string_agg(format(', %s for %s of %s: %s', p.policyname, p.cmd, array_to_string(p.roles, '+'),
                                                     case when p.qual like '%tenant()%' then 'tenant()' else p.qual end)
                                              || coalesce(' but ' || p.with_check, ''),
                                              '' order by p.policyname)
                              from pg_policies p
                             where p.tablename = c.relname), '')
          from pg_class c
         where c.relnamespace = 'public'::regnamespace
           and c.relkind in ('r', 'p', 'v', 'm', 'f')
           and c.relname <> all(:open)
        """;

    private static final String WHOLE =
            ", everything for ALL of tenure_system: true, tenant for ALL of tenure_app: tenant()";

    private static TwoTenants tenants;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeAll
    static void arrange() {
        tenants = TwoTenants.in(DATABASE);
    }

    @Test
    void standsAroundEveryTable() {
        List<String> walls = OWNER.withHandle(TenantWallTest::walls);

        assertThat(walls)
                .hasSizeGreaterThan(10)
                .allSatisfy(wall -> assertThat(wall).endsWith(WHOLE).doesNotContain("without"));
    }

    @Test
    void wouldMissAtANewTable() {
        OWNER.useTransaction(handle -> {
            handle.execute("create table careless (organization_id uuid)");

            assertThat(walls(handle)).contains("careless without row level security");
            handle.rollback();
        });
    }

    @Test
    void leavesNothingOutThatNamesAnOrganization() {
        List<String> naming =
                texts("select table_name from information_schema.columns where column_name = 'organization_id'");

        assertThat(naming).isNotEmpty().doesNotContainAnyElementsOf(OPEN.keySet());
    }

    @Test
    void givesBothRolesTheSameRights() {
        String rights =
                "select table_name || ' ' || privilege_type from information_schema.role_table_grants where grantee ="
                        + " ?";

        assertThat(texts(rights, DatabaseSetup.SYSTEM))
                .hasSizeGreaterThan(40)
                .containsExactlyInAnyOrderElementsOf(texts(rights, DatabaseSetup.APPLICATION));
    }

    /** Else a request would see what the system's role sees. */
    @Test
    void isNotInheritedAway() {
        assertThat(texts("select pg_has_role('tenure_app', 'tenure_system', 'usage')::text"))
                .containsExactly("false");
    }

    /** Where somebody else has made the roles. */
    @Test
    void refusesAnApplicationThatNoPolicyHoldsFor() {
        DatabaseSetup.Settings settings = DATABASE.settings();
        Jdbi superuser = Jdbi.create(settings.url(), settings.superuser(), settings.superuserPassword());
        superuser.useHandle(handle -> handle.execute("alter role tenure_app bypassrls"));
        try {
            assertThatThrownBy(
                            () -> DatabaseSetup.migrate(settings.url(), DatabaseSetup.OWNER, settings.ownerPassword()))
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("Row level security does not hold for tenure_app");
        } finally {
            superuser.useHandle(handle -> handle.execute("alter role tenure_app nobypassrls"));
        }
        DatabaseSetup.migrate(settings.url(), DatabaseSetup.OWNER, settings.ownerPassword());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void showsNothingToWhomForgotTheTenant(String table) {
        assertThat(count(REQUEST, Optional.empty(), table)).isZero();
        assertThat(count(REQUEST, Optional.of(tenants.one()), table)).isOne();
        assertThat(count(REQUEST, Optional.of(tenants.other()), table)).isOne();
        assertThat(count(SYSTEM, Optional.empty(), table)).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void refusesARowOfAnotherTenant(String table) {
        String row = as(
                REQUEST,
                Optional.of(tenants.other()),
                handle -> handle.createQuery("select to_jsonb(t)::text from " + table + " t")
                        .mapTo(String.class)
                        .one());
        String columns = texts("""
            select string_agg(column_name, ', ')
              from information_schema.columns
             where table_name   = ?
               and is_generated = 'NEVER'
            """, table).getFirst();
        String insert = """
            insert into %s (%s)
            overriding system value
            select %s
              from jsonb_populate_record(null::%s, cast(? as jsonb))
            """.formatted(table, columns, columns, table);

        for (Optional<OrganizationId> tenant : List.of(Optional.of(tenants.one()), Optional.<OrganizationId>empty())) {
            assertThatThrownBy(() -> changed(tenant, insert, row))
                    .hasMessageContaining("violates row-level security policy");
        }
        assertThatThrownBy(() -> changed(Optional.of(tenants.other()), insert, row))
                .hasMessageContaining("duplicate key");
    }

    @ParameterizedTest
    @MethodSource("changeable")
    void changesNoRowOfAnotherTenant(String table) {
        String column = texts("""
            select column_name
              from information_schema.columns
             where table_name = ?
             order by data_type <> 'timestamp with time zone', ordinal_position
             limit 1
            """, table).getFirst();
        String update = "update %s set %s = %s".formatted(table, column, column);

        assertThat(changed(Optional.of(tenants.one()), update)).isOne();
        assertThat(changed(Optional.empty(), update)).isZero();
    }

    @ParameterizedTest
    @MethodSource("naming")
    void givesNoRowToAnotherTenant(String table) {
        String update = "update " + table + " set organization_id = ?";

        assertThatThrownBy(() -> changed(Optional.of(tenants.one()), update, tenants.other()))
                .hasMessageContaining("violates row-level security policy");
    }

    static List<String> tables() {
        return OWNER.withHandle(TenantWallTest::walls).stream()
                .map(wall -> wall.split("[ ,]", 2)[0])
                .sorted()
                .toList();
    }

    /** Those that requests may change at all. */
    static List<String> changeable() {
        return texts("""
            select t
              from unnest(cast(? as text[])) t
             where has_table_privilege('tenure_app', t::regclass, 'update')
            """, (Object) tables().toArray(String[]::new));
    }

    /** Those of them that name their organization. */
    static List<String> naming() {
        return texts("""
            select table_name
              from information_schema.columns
             where table_name  = any(?)
               and column_name = 'organization_id'
            """, (Object) changeable().toArray(String[]::new));
    }

    private static List<String> walls(Handle handle) {
        return handle.createQuery(WALLS)
                .bindArray("open", String.class, OPEN.keySet())
                .mapTo(String.class)
                .list();
    }

    private static List<String> texts(String sql, Object... values) {
        return OWNER.withHandle(
                handle -> handle.select(sql, values).mapTo(String.class).list());
    }

    private static int count(Jdbi jdbi, Optional<OrganizationId> tenant, String table) {
        return as(
                jdbi,
                tenant,
                handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(int.class)
                        .one());
    }

    private static int changed(Optional<OrganizationId> tenant, String sql, Object... values) {
        return as(REQUEST, tenant, handle -> handle.execute(sql, values));
    }

    /** Undoes what it does. */
    private static <T> T as(Jdbi jdbi, Optional<OrganizationId> tenant, HandleCallback<T, RuntimeException> work) {
        return jdbi.inTransaction(handle -> {
            String name = tenant.map(id -> id.value().toString()).orElse("");
            handle.select("select set_config('tenure.organization', ?, true)", name)
                    .mapTo(String.class)
                    .one();
            T result = work.withHandle(handle);
            handle.rollback();
            return result;
        });
    }
}
