package io.tenure.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.SubscriptionId;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ExpandTest {

    private final Place place = TestSystem.place();
    private SubscriptionId subscription = new SubscriptionId(TestSystem.ROWS.id());

    @BeforeEach
    void subscribe() {
        subscription = SubscriptionId.parse(place.as(Role.OWNER)
                .post("/subscriptions", place.terms(5, ",\"paymentMethodId\":\"pm_card_visa\""))
                .at("/id"));
    }

    @Test
    void showsChildrenToWhoAsksForThem() {
        JsonNode both = get("?expand=plan,application");
        JsonNode one = get("?expand=plan");

        assertThat(both.at("/id").asString()).isEqualTo(subscription.toString());
        assertThat(both.at("/plan/id").asString()).isEqualTo(place.plan().toString());
        assertThat(both.at("/plan/unitAmount").asInt()).isEqualTo(2000);
        assertThat(both.at("/application/id").asString())
                .isEqualTo(place.application().toString());
        assertThat(one.has("plan")).isTrue();
        assertThat(one.has("application")).isFalse();
        assertThat(get("").has("plan")).isFalse();
        assertThat(get("?expand=plan&expand=application")).isEqualTo(both);
    }

    @Test
    void showsThemInListsToo() {
        JsonNode list = place.as(Role.MEMBER)
                .get("/subscriptions?organizationId=" + place.organization() + "&expand=application,plan")
                .json();

        assertThat(list.at("/data/0/plan/id").asString()).isEqualTo(place.plan().toString());
        assertThat(list.at("/data/0/application/slug").asString()).isNotEmpty();
        assertThat(list.at("/data/0/stripeCustomerId").isNull()).isTrue();
    }

    @Test
    void namesWhatThereIsToExpand() {
        Answer refused = place.as(Role.OWNER).get("/subscriptions/" + subscription + "?expand=plans,application");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("validation-failed");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("?expand");
        assertThat(refused.at("/errors/0/hint")).isEqualTo("One of plan, application");
        assertThat(refused.json().at("/errors")).hasSize(1);
        assertThat(TestSystem.stranger()
                        .get("/subscriptions/" + subscription + "?expand=plans")
                        .status())
                .as("queries are judged before their callers, who learn nothing else")
                .isEqualTo(400);
    }

    @Test
    void changesTheTagWithTheAnswer() {
        String plain =
                place.as(Role.OWNER).get("/subscriptions/" + subscription).header("ETag");
        String expanded = place.as(Role.OWNER)
                .get("/subscriptions/" + subscription + "?expand=plan")
                .header("ETag");

        assertThat(plain).isNotEmpty().isNotEqualTo(expanded);
    }

    @Test
    void tellsWhoHasASeatToWhoManagesSeatsAndToOneself() {
        String member = place.user(Role.MEMBER);
        TestSystem.OWNER.useHandle(handle ->
                handle.execute("""
                    insert into person (person_id, user_id, email, email_verified, name, created_at, seen_at)
                    values (?, ?, ?, true, 'Eve', now(), now())
                    """, TestSystem.ROWS.id(), member, member.toLowerCase(Locale.ROOT) + "@example.com"));
        TestSystem.ROWS.seat(subscription, member);
        String seats = "/subscriptions/" + subscription + "/seats?expand=user";

        for (Role role : Role.values()) {
            assertThat(place.as(role).get(seats).at("/data/0/user/name"))
                    .as(role.name())
                    .isEqualTo("Eve");
        }
        assertThat(TestSystem.operator().get(seats).json().at("/data/0").has("user"))
                .as("the platform's staff reads no addresses here")
                .isFalse();
        assertThat(place.as(Role.OWNER)
                        .get("/subscriptions/" + subscription + "/seats")
                        .json()
                        .at("/data/0")
                        .has("user"))
                .isFalse();
    }

    @Test
    void isDocumented() {
        JsonNode parameters = TestSystem.API
                .as(null)
                .get("/api/docs/openapi.json")
                .json()
                .at("/paths/~1subscriptions~1{id}/get/parameters");

        assertThat(parameters
                        .valueStream()
                        .filter(parameter -> parameter.at("/name").asString().equals("expand")))
                .singleElement()
                .satisfies(expand ->
                        assertThat(expand.at("/schema/items/enum").toString()).isEqualTo("[\"plan\",\"application\"]"));
    }

    private JsonNode get(String query) {
        return place.as(Role.OWNER)
                .get("/subscriptions/" + subscription + query)
                .json();
    }
}
