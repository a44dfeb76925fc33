package io.tenure.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.RunningApi;
import io.tenure.api.TestHttp;
import io.tenure.api.TestSystem;
import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.workflows.value.OrganizationId;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the database knows of a request: as whom it runs, and for which organization. */
final class TenantTest {

    private static final String WALL = """
        create or replace function tenant() returns uuid
            language sql stable parallel safe
            return nullif(current_setting('tenure.organization', true), '')::uuid
        """;

    /** As the wall, but tells who asked. */
    private static final String TELLING_WALL = """
        create or replace function tenant() returns uuid
            language plpgsql
            as $$
            begin
                insert into asked values (current_user, current_setting('tenure.organization', true));
                return nullif(current_setting('tenure.organization', true), '')::uuid;
            end $$
        """;

    private static final String SHUT_WALL = """
        create or replace function tenant() returns uuid
            language sql stable
            return null::uuid
        """;

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Jdbi OWNER = TenureJdbi.of(DATABASE.owner());

    private static RunningApi api;

    private final TestRows rows = new TestRows(DATABASE);
    private final OrganizationId one = owned("one");
    private final OrganizationId other = owned("other");

    @BeforeAll
    static void start() {
        api = RunningApi.start(DATABASE, TestSystem.ISSUER.url(), "127.0.0.1:1");
        OWNER.useHandle(handle -> {
            handle.execute("create table asked (role name, organization text)");
            handle.execute("grant select, insert on asked to tenure_app");
        });
    }

    @AfterAll
    static void stop() {
        api.close();
        DATABASE.close();
    }

    @AfterEach
    void buildTheWallAgain() {
        OWNER.useHandle(handle -> {
            handle.execute(WALL);
            handle.execute("truncate asked");
        });
    }

    @Test
    void isTheOrganizationThatARequestIsAbout() {
        OWNER.useHandle(handle -> handle.execute(TELLING_WALL));

        assertThat(as("one").get("/organizations/" + one + "/members").status()).isEqualTo(200);
        assertThat(as("one")
                        .patch("/organizations/" + one, "{\"name\":\"Clinic\"}")
                        .status())
                .isEqualTo(200);
        assertThat(as("one").get("/organizations/" + one + "/audit/export").text())
                .contains("organization.change");
        assertThat(asked()).containsExactly("tenure_app " + one.value());

        assertThat(as("other").get("/organizations/" + other).status()).isEqualTo(200);
        assertThat(asked()).containsExactlyInAnyOrder("tenure_app " + one.value(), "tenure_app " + other.value());
    }

    @Test
    void isTheNewOrganizationWhereOneIsMade() {
        OWNER.useHandle(handle -> handle.execute(TELLING_WALL));

        TestHttp.Answer made = as("one").post("/organizations", """
            {"name":"Third","slug":"third-%s"}\
            """.formatted(rows.id()));

        assertThat(made.status()).isEqualTo(201);
        OrganizationId third = OrganizationId.parse(made.json().path("id").asString());
        assertThat(asked()).containsExactly("tenure_app " + third.value());
    }

    /** The statements themselves name their tenant; here nothing else keeps their rows back. */
    @Test
    void leavesARequestNothingWhereTheWallIsShut() {
        OWNER.useHandle(handle -> handle.execute(SHUT_WALL));

        assertThat(as("one").get("/organizations/" + one + "/members").json().path("data"))
                .isEmpty();
        assertThat(as("one").get("/organizations/" + one).status()).isEqualTo(404);
        assertThat(as("one").get("/organizations").json().path("data")).hasSize(1);
    }

    @Test
    void boundsAStatementThatForgotIt() {
        Jdbi requests = api.bean(Jdbi.class);

        assertThat(organizations(requests)).isEmpty();
        assertThat(Tenant.within(one, () -> organizations(requests))).containsExactly(one);
        assertThat(Tenant.within(other, () -> organizations(requests))).containsExactly(other);
        assertThat(organizations(requests)).isEmpty();
        assertThat(organizations(api.bean(AcrossTenants.class).jdbi())).contains(one, other);
    }

    private OrganizationId owned(String user) {
        OrganizationId organization = rows.organization();
        OWNER.useHandle(handle -> {
            handle.execute("delete from member where user_id = ?", user);
            handle.execute("insert into member values (?, ?, 'OWNER', now())", organization, user);
        });
        return organization;
    }

    private static TestHttp as(String user) {
        return api.as(TestSystem.ISSUER.token(user));
    }

    private static List<String> asked() {
        return OWNER.withHandle(handle -> handle.createQuery("select distinct role || ' ' || organization from asked")
                .mapTo(String.class)
                .list());
    }

    private static List<OrganizationId> organizations(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("select organization_id from organization")
                .mapTo(OrganizationId.class)
                .list());
    }
}
