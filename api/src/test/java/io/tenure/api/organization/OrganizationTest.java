package io.tenure.api.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OrganizationTest {

    private final String unique = TestSystem.ROWS.id().toString();
    private final TestHttp caller = TestSystem.as("founder-" + unique);

    @Test
    void makesItsCreatorOwner() {
        Answer created = create("one");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/slug")).isEqualTo("one-" + unique);
        assertThat(caller.patch("/organizations/" + created.at("/id"), "{\"name\":\"Renamed\"}")
                        .at("/name"))
                .isEqualTo("Renamed");
        assertThat(TestSystem.stranger()
                        .get("/organizations/" + created.at("/id"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void listsAPageAtATime() {
        String first = create("one").at("/id");
        create("two");

        Answer page = caller.get("/organizations?limit=1");
        Answer rest = caller.get("/organizations?limit=1&startingAfter=" + first);

        assertThat(page.at("/data/0/id")).isEqualTo(first);
        assertThat(page.json().at("/hasMore").asBoolean()).isTrue();
        assertThat(rest.at("/data/0/slug")).isEqualTo("two-" + unique);
        assertThat(rest.json().at("/hasMore").asBoolean()).isFalse();
    }

    @Test
    void hasASlugOfItsOwn() {
        String id = create("one").at("/id");
        create("two");

        assertThat(create("one").code()).isEqualTo("slug-taken");
        assertThat(caller.patch("/organizations/" + id, "{\"slug\":\"two-" + unique + "\"}")
                        .code())
                .isEqualTo("slug-taken");
    }

    @Test
    void isCalledByAnotherNameInAnApplication() {
        Place place = TestSystem.place();
        String path = "/organizations/%s/external-ids/%s".formatted(place.organization(), slug(place));

        Answer first = place.as(Role.OWNER).put(path, "{\"externalOrgId\":\"hospital_456\"}");
        Answer second = place.as(Role.OWNER).put(path, "{\"externalOrgId\":\"hospital_457\"}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.json().at("/externalIds").size()).isOne();
        assertThat(second.at("/externalIds/0/externalOrgId")).isEqualTo("hospital_457");
    }

    @Test
    void raisesItsRevisionWithAnExternalId() {
        Place place = TestSystem.place();
        String path = "/organizations/%s/external-ids/%s".formatted(place.organization(), slug(place));

        Answer first = place.as(Role.OWNER).put(path, "{\"externalOrgId\":\"hospital_1\"}");
        Answer repeat = place.as(Role.OWNER).put(path, "{\"externalOrgId\":\"hospital_1\"}");
        Answer stale =
                place.as(Role.OWNER).send("PUT", path, "{\"externalOrgId\":\"hospital_2\"}", "If-Match", "\"0\"");

        assertThat(first.json().at("/revision").asLong()).isEqualTo(1);
        assertThat(repeat.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(stale.status()).isEqualTo(412);
    }

    @Test
    void losesAnExternalIdThatWasMistyped() {
        Place place = TestSystem.place();
        String organization = "/organizations/" + place.organization();
        String path = organization + "/external-ids/" + slug(place);
        place.as(Role.OWNER).put(path, "{\"externalOrgId\":\"hospital_1\"}");

        Answer removed = place.as(Role.OWNER).delete(path);
        Answer repeat = place.as(Role.OWNER).delete(path);
        Answer after = place.as(Role.OWNER).get(organization);

        assertThat(removed.status()).isEqualTo(204);
        assertThat(repeat.status()).isEqualTo(204);
        assertThat(after.json().at("/externalIds").isEmpty()).isTrue();
        assertThat(after.json().at("/revision").asLong()).isEqualTo(2);
        assertThat(place.as(Role.OWNER)
                        .get(organization + "/audit?action=organization.unname-externally")
                        .json()
                        .at("/data")
                        .size())
                .isOne();
        assertThat(place.as(Role.ADMIN).delete(path).status()).isEqualTo(403);
        assertThat(TestSystem.stranger().delete(path).status()).isEqualTo(404);
    }

    @Test
    void isFoundByItsSlugAndByItsState() {
        String first = create("one").at("/id");
        String second = create("two").at("/id");
        caller.post("/organizations/" + first + "/archive", null);

        assertThat(ids("?slug=two-" + unique)).containsExactly(second);
        assertThat(ids("?slug=nobody")).isEmpty();
        assertThat(ids("?archived=true")).containsExactly(first);
        assertThat(ids("?archived=false")).containsExactly(second);
        assertThat(ids("?archived=false&startingAfter=" + second)).isEmpty();
    }

    private List<String> ids(String query) {
        return caller.get("/organizations" + query).json().at("/data").findValuesAsString("id");
    }

    @Test
    void cannotTakeTheExternalIdOfAnother() {
        Place place = TestSystem.place();
        String other = create("other").at("/id");
        place.as(Role.OWNER)
                .put(
                        "/organizations/%s/external-ids/%s".formatted(place.organization(), slug(place)),
                        "{\"externalOrgId\":\"hospital_456\"}");

        Answer answer = caller.put(
                "/organizations/%s/external-ids/%s".formatted(other, slug(place)),
                "{\"externalOrgId\":\"hospital_456\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("external-id-taken");
    }

    private Answer create(String name) {
        return caller.post("/organizations", "{\"name\":\"%1$s\",\"slug\":\"%1$s-%2$s\"}".formatted(name, unique));
    }

    private static String slug(Place place) {
        return TestSystem.OWNER.withHandle(
                handle -> handle.select("select slug from application where application_id = ?", place.application())
                        .mapTo(String.class)
                        .one());
    }
}
