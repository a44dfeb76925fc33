package io.tenure.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the platform's staff may do, and what is kept of it. */
final class StaffTest {

    private final Place place = TestSystem.place();
    private final String path = "/organizations/" + place.organization();
    private final String user = "staff-" + TestSystem.ROWS.id();
    private final TestHttp admin = TestSystem.operator();

    @Test
    void looksAtAReasonWhoeverGivesIt() {
        Place place = TestSystem.place();

        Answer refused = place.as(Role.OWNER)
                .send(
                        "PATCH",
                        "/organizations/" + place.organization(),
                        "{\"name\":\"a\"}",
                        "X-Reason",
                        "x".repeat(501));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("X-Reason");
    }

    @Test
    void getsAndLosesARoleWithTheNextRequest() {
        String role = "/platform-roles/" + user + "/operator";
        assertThat(TestSystem.as(user).get(path).status()).isEqualTo(404);

        assertThat(admin.put(role, "").status()).isEqualTo(204);
        assertThat(TestSystem.as(user).get(path).status()).isEqualTo(200);
        assertThat(admin.get("/platform-roles?limit=1&startingAfter=" + user.substring(0, user.length() - 1))
                        .json()
                        .at("/data/0"))
                .hasToString("{\"userId\":\"%s\",\"roles\":[\"operator\"]}".formatted(user));

        assertThat(admin.delete(role).status()).isEqualTo(204);
        assertThat(TestSystem.as(user).get(path).status()).isEqualTo(404);
        assertThat(admin.put("/platform-roles/" + user + "/king", "").status()).isEqualTo(404);
    }

    @Test
    void isMadeByAdminsOnly() {
        assertThat(TestSystem.support().get("/platform-roles").status()).isEqualTo(403);
        assertThat(place.as(Role.OWNER)
                        .put("/platform-roles/" + user + "/admin", "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void readsEverythingAndChangesNothingAsSupport() {
        assertThat(TestSystem.support().get(path).status()).isEqualTo(200);
        Answer change = TestSystem.support().patch(path, "{\"name\":\"x\"}");

        assertThat(change.status()).isEqualTo(403);
        assertThat(change.code()).isEqualTo("role-not-sufficient");
        assertThat(TestSystem.support()
                        .get("/organizations/org_01jd3v8y0geqtrwqw8r5c8j2qk")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void isToldToTheLogByIdsWhereItReads() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger(Gate.class);
        Level before = log.getLevel();
        log.setLevel(Level.INFO);
        lines.start();
        log.addAppender(lines);
        try {
            TestSystem.support().get(path);
            place.as(Role.OWNER).get(path);
        } finally {
            log.detachAppender(lines);
            log.setLevel(before);
        }

        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getKeyValuePairs())
                        .extracting(pair -> pair.key + "=" + pair.value)
                        .containsExactly(
                                "organizationId=" + place.organization(), "personId=" + TestSystem.person("support")));
    }

    @Test
    void saysWhyItActs() {
        admin.send("PATCH", path, "{\"name\":\"Renamed\"}", "X-Reason", "ticket 7");
        assertThat(reason()).isEqualTo("operator ticket 7");
    }

    @Test
    void mayBeSilentAsAMember() {
        String member = "{\"userId\":\"%s\",\"role\":\"OWNER\"}".formatted(user);
        String another = "{\"userId\":\"another\",\"role\":\"MEMBER\"}";
        admin.put("/platform-roles/" + user + "/operator", "");
        Answer silent = TestSystem.as(user).post(path + "/members", another);
        place.as(Role.OWNER).post(path + "/members", member);

        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.at("/errors/0/pointer")).isEqualTo("X-Reason");
        assertThat(silent.at("/errors/0/code")).isEqualTo("required");
        assertThat(TestSystem.as(user).post(path + "/members", another).status())
                .isEqualTo(201);
    }

    @Test
    void hasNoReasonForAMembersAct() {
        place.as(Role.OWNER).send("PATCH", path, "{\"name\":\"Renamed\"}", "X-Reason", "mine");
        assertThat(reason()).isEqualTo("person none");
    }

    @Test
    void keepsReasonsThatFit() {
        Answer answer = admin.send("PATCH", path, "{\"name\":\"Renamed\"}", "X-Reason", "x".repeat(501));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/pointer")).isEqualTo("X-Reason");
    }

    private String reason() {
        return TestSystem.OWNER.withHandle(handle ->
                handle.select("""
                    select actor_kind || ' ' || coalesce(text, 'none')
                      from audit_entry e
                      left join audit_text t using (audit_entry_id)
                     where e.organization_id = ?
                       and action = 'organization.change'
                    """, place.organization()).mapTo(String.class).one());
    }
}
