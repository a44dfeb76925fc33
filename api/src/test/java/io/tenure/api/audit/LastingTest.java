package io.tenure.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestSystem;
import io.tenure.workflows.value.OrganizationId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of persons whose tokens' subjects are their addresses, nothing stands in what cannot be erased. */
final class LastingTest {

    private final String mark = "zebediah" + TestSystem.ROWS.id();
    private final String owner = mark + "@owner.example";
    private final String member = mark + "@member.example";
    private final TestSystem.Place place = TestSystem.place();

    @Test
    void namesPersonsByTheirIds() {
        TestHttp founder = TestSystem.as(owner);
        String slug = "clinic-" + TestSystem.ROWS.id();
        String path = "/organizations/"
                + founder.post("/organizations", "{\"name\":\"Clinic\",\"slug\":\"" + slug + "\"}")
                        .at("/id");
        String one = "/members/" + member.replace("@", "%40");

        founder.post(path + "/members", "{\"userId\":\"" + member + "\",\"role\":\"ADMIN\"}");
        founder.patch(path + one, "{\"role\":\"MEMBER\"}");
        founder.delete(path + one);

        OrganizationId organization = OrganizationId.parse(path.substring("/organizations/".length()));
        assertThat(rows("audit_entry", "organization_id", organization.value()))
                .hasSizeGreaterThanOrEqualTo(4)
                .noneMatch(entry -> entry.contains(mark));
        assertThat(founder.get(path + "/audit").text())
                .contains(TestSystem.person(owner), TestSystem.person(member))
                .doesNotContain(mark);
    }

    @Test
    void namesWhoSitsAndWhoAsksByTheirIds() {
        TestSystem.OWNER.useHandle(handle -> handle.execute(
                "insert into member (organization_id, user_id, role, created_at) values (?, ?, 'OWNER', now())",
                place.organization(),
                owner));
        TestHttp billing = TestSystem.as(owner);
        String subscription = "/subscriptions/"
                + billing.post("/subscriptions", place.terms(5, ",\"paymentMethodId\":\"pm_card_visa\""))
                        .at("/id");
        String seat = billing.post(subscription + "/seats", "{\"userId\":\"" + member + "\"}")
                .at("/id");
        String next = billing.post(subscription + "/seats/" + seat + "/reassign", "{\"userId\":\"" + owner + "\"}")
                .at("/id");
        assertThat(billing.delete(subscription + "/seats/" + next).status()).isEqualTo(204);

        assertThat(rows("audit_entry", "organization_id", place.organization().value()))
                .hasSizeGreaterThanOrEqualTo(4)
                .noneMatch(entry -> entry.contains(mark));
        assertThat(rows("operation", "organization_id", place.organization().value()))
                .isNotEmpty()
                .noneMatch(row -> row.contains(mark));
    }

    @Test
    void namesThePlatformsStaffByTheirIds() {
        String role = "/platform-roles/" + member.replace("@", "%40") + "/support";

        assertThat(TestSystem.operator()
                        .send("PUT", role, "", "X-Reason", "hired")
                        .status())
                .isEqualTo(204);
        assertThat(TestSystem.operator()
                        .send("DELETE", role, "", "X-Reason", "left")
                        .status())
                .isEqualTo(204);

        assertThat(rows("audit_entry", "subject_id", TestSystem.person(member)))
                .hasSize(2)
                .noneMatch(entry -> entry.contains(mark));
        assertThat(rows("audit_entry", "subject_id", member)).isEmpty();
    }

    private static List<String> rows(String table, String column, Object value) {
        return TestSystem.OWNER.withHandle(
                handle -> handle.createQuery("select t::text from " + table + " t where " + column + " = :value")
                        .bind("value", value)
                        .mapTo(String.class)
                        .list());
    }
}
