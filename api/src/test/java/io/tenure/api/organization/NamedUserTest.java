package io.tenure.api.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.SubscriptionId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** A user whom a body can name can be named by addresses and tokens, too. */
final class NamedUserTest {

    private static final Place PLACE = TestSystem.place();
    private static final SubscriptionId SUBSCRIPTION = subscription();

    private final TestHttp owner = PLACE.as(Role.OWNER);
    private final String members = "/organizations/" + PLACE.organization() + "/members";
    private final String seats = "/subscriptions/" + SUBSCRIPTION + "/seats";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth0|7",
                "a/b",
                "https://issuer.example/people//7?x=1#y",
                "a%2Fb",
                "a b",
                "a;b=c",
                "a\\b",
                "a+b~c",
                "..a",
                "...",
                "%",
                "\u78ba\u8a8d \u2013 \ud83d\ude00",
                "\u00a0a\u200b"
            })
    void isNamedByBodiesAddressesAndTokens(String user) {
        String encoded = UriUtils.encode(user, StandardCharsets.UTF_8);
        String role = "/platform-roles/" + encoded + "/support";

        assertThat(owner.post(members, member(user)).at("/userId")).isEqualTo(user);
        assertThat(owner.patch(members + "/" + encoded, "{\"role\":\"ADMIN\"}").at("/userId"))
                .isEqualTo(user);
        assertThat(TestSystem.as(user).get(members).status()).isEqualTo(200);
        assertThat(TestSystem.as(user).delete(members + "/" + encoded).status()).isEqualTo(204);
        assertThat(TestSystem.operator().put(role, "").status()).isEqualTo(204);
        assertThat(TestSystem.as(user).get(members).status()).isEqualTo(200);
        assertThat(TestSystem.operator().delete(role).status()).isEqualTo(204);
        assertThat(TestSystem.as(user).get(members).status()).isEqualTo(404);
    }

    /** As JSON escapes them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\\u00a0",
                "\\u200b",
                ".",
                "..",
                "a\\nb",
                "a\\u0085b",
                "a\\u2028b",
                "a\\u0000b",
                "a\\ud800b",
                "\\ude00\\ud83d"
            })
    void isNotNamedByWhatCannotBeKeptOrAddressed(String user) {
        Answer member = owner.post(members, "{\"userId\":\"%s\",\"role\":\"MEMBER\"}".formatted(user));
        Answer seat = owner.post(seats, "{\"seats\":[{\"userId\":\"%s\"}]}".formatted(user));

        assertThat(member.status()).as(member.text()).isEqualTo(400);
        assertThat(member.json().at("/errors")).hasSize(1);
        assertThat(member.at("/errors/0/pointer")).isEqualTo("/userId");
        assertThat(seat.status()).as(seat.text()).isEqualTo(400);
        assertThat(seat.at("/errors/0/pointer")).isEqualTo("/seats/0/userId");
        assertThat(seat.at("/errors/0/code")).isEqualTo(member.at("/errors/0/code"));
    }

    private static SubscriptionId subscription() {
        SubscriptionId id = new SubscriptionId(TestSystem.ROWS.id());
        TestSystem.OWNER.useHandle(
                handle -> handle.execute("""
                    insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, live_mode, status,
                                              provided_status, quantity, seat_limit, effect_id, created_at, updated_at)
                    values (?, ?, ?, ?, 'none', 'none', false, 'ACTIVE', 'ACTIVE', 9, 9, 'e', now(), now())
                    """, id, PLACE.organization(), PLACE.application(), PLACE.plan()));
        return id;
    }

    private static String member(String user) {
        return JsonMapper.shared().writeValueAsString(Map.of("userId", user, "role", "MEMBER"));
    }
}
