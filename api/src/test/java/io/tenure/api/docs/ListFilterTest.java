package io.tenure.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** What every list promises, and the filters of those of an organization. */
final class ListFilterTest {

    private static final JsonNode DOCUMENT =
            TestSystem.API.as(null).get("/api/docs/openapi.json").json();

    private final Place place = TestSystem.place();
    private final TestHttp owner = place.as(Role.OWNER);

    @TestFactory
    Stream<DynamicTest> boundsEveryListAndNamesItsFilters() {
        return DOCUMENT.at("/paths").properties().stream()
                .filter(path ->
                        path.getValue().at("/get/responses/200").toString().contains("/Page"))
                .map(path -> DynamicTest.dynamicTest(
                        path.getKey(), () -> isList(path.getValue().at("/get/parameters"))));
    }

    private static void isList(JsonNode parameters) {
        List<JsonNode> query = parameters.values().stream()
                .filter(parameter -> parameter.at("/in").asString().equals("query"))
                .toList();
        assertThat(query)
                .extracting(parameter -> parameter.at("/name").asString())
                .contains("limit", "startingAfter");
        assertThat(query)
                .allSatisfy(parameter -> assertThat(parameter.at("/description").asString())
                        .as(parameter.at("/name").asString())
                        .isNotBlank())
                .filteredOn(parameter -> parameter.at("/name").asString().equals("limit"))
                .allSatisfy(limit -> assertThat(limit.at("/schema/minimum").asInt() + " to "
                                + limit.at("/schema/maximum").asInt())
                        .isEqualTo("1 to 100"));
    }

    @Test
    void findsSubscriptionsByStatusAndPlan() {
        String id = owner.post("/subscriptions", place.terms(2, ",\"paymentMethodId\":\"pm_card_visa\""))
                .at("/id");
        String list = "/subscriptions?organizationId=" + place.organization();
        String status = owner.get("/subscriptions/" + id).at("/status");

        assertThat(ids(list + "&status=" + status)).containsExactly(id);
        assertThat(ids(list + "&status=EXPIRED")).isEmpty();
        assertThat(ids(list + "&planId=" + place.plan())).containsExactly(id);
        assertThat(ids(list + "&planId=" + TestSystem.place().plan())).isEmpty();
    }

    @Test
    void findsSeatsByUserAndAddress() {
        String subscription = owner.post("/subscriptions", place.terms(5, ",\"paymentMethodId\":\"pm_card_visa\""))
                .at("/id");
        String seats = "/subscriptions/" + subscription + "/seats";
        String byUser = owner.post(seats, "{\"userId\":\"user_7\"}").at("/id");
        String byAddress = owner.post(seats, "{\"email\":\"Ann@seat.example\"}").at("/id");

        assertThat(ids(seats + "?userId=user_7")).containsExactly(byUser);
        assertThat(ids(seats + "?email=ANN@seat.example")).containsExactly(byAddress);
        assertThat(ids(seats + "?email=ann@seat.example&userId=user_7")).isEmpty();
        assertThat(ids(seats)).containsExactlyInAnyOrder(byUser, byAddress);
    }

    @Test
    void findsNothingByAnAddressForWhoIsNotShownIt() {
        String subscription = owner.post("/subscriptions", place.terms(5, ",\"paymentMethodId\":\"pm_card_visa\""))
                .at("/id");
        String seats = "/subscriptions/" + subscription + "/seats";
        String id = owner.post(seats, "{\"email\":\"eve@seat.example\"}").at("/id");

        assertThat(ids(seats + "?email=eve@seat.example")).containsExactly(id);
        assertThat(operatorIds(seats)).containsExactly(id);
        assertThat(operatorIds(seats + "?email=eve@seat.example")).isEmpty();
        assertThat(TestSystem.support().get(seats + "?email=eve@seat.example").json())
                .isEqualTo(TestSystem.support()
                        .get(seats + "?email=nobody@seat.example")
                        .json());
        assertThat(place.as(Role.MEMBER)
                        .get(seats + "?email=eve@seat.example")
                        .json()
                        .at("/data")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void findsMembersByRole() {
        String members = "/organizations/" + place.organization() + "/members";
        owner.post(members, "{\"email\":\"new@member.example\",\"role\":\"ADMIN\"}");

        assertThat(ids(members + "?role=OWNER")).containsExactly(place.user(Role.OWNER));
        assertThat(ids(members + "?role=ADMIN")).hasSize(2).contains(place.user(Role.ADMIN));
        assertThat(place.as(Role.MEMBER)
                        .get(members + "?role=OWNER")
                        .json()
                        .at("/data")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void findsKeysByState() {
        String slug = "filter-" + TestSystem.ROWS.id();
        TestHttp operator = TestSystem.operator();
        operator.post("/applications", "{\"slug\":\"%s\",\"name\":\"F\"}".formatted(slug));
        String keys = "/applications/" + slug + "/api-keys";
        String live = operator.post(keys, "{\"name\":\"live\"}").at("/id");
        String expired = operator.post(keys, "{\"name\":\"expired\"}").at("/id");
        String revoked = operator.post(keys, "{\"name\":\"revoked\"}").at("/id");
        operator.post(keys + "/" + expired + "/expire", "{\"at\":\"2020-01-01T00:00:00Z\"}");
        operator.delete(keys + "/" + revoked);

        assertThat(operatorIds(keys + "?state=LIVE")).containsExactly(live);
        assertThat(operatorIds(keys + "?state=EXPIRED")).containsExactly(expired);
        assertThat(operatorIds(keys + "?state=REVOKED")).containsExactly(revoked);
    }

    @Test
    void findsStaffByRole() {
        JsonNode staff = TestSystem.operator()
                .get("/platform-roles?role=support&limit=100")
                .json()
                .at("/data");

        assertThat(staff.findValuesAsString("userId")).contains("support").doesNotContain("operator");
    }

    private List<String> ids(String path) {
        return owner.get(path).json().at("/data").findValuesAsString("id");
    }

    private static List<String> operatorIds(String path) {
        return TestSystem.operator().get(path).json().at("/data").findValuesAsString("id");
    }
}
