package io.tenure.api.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of an organization beside its name. */
final class OrganizationDetailsTest {

    private final Place place = TestSystem.place();
    private final String path = "/organizations/" + place.organization();

    @Test
    void hasALanguageAndATimeZoneFromTheBeginning() {
        Answer created = TestSystem.as("founder")
                .post("/organizations", "{\"name\":\"A\",\"slug\":\"a-%s\"}".formatted(TestSystem.ROWS.id()));

        assertThat(created.at("/locale") + " " + created.at("/timeZone")).isEqualTo("en UTC");
        assertThat(created.json().at("/metadata").isEmpty()).isTrue();
        assertThat(created.json().at("/billingEmail").isNull()).isTrue();
    }

    @Test
    void keepsWhatAChangeDoesNotName() {
        change("{\"billingEmail\":\"Pay@h.example\",\"locale\":\"de-ch\",\"metadata\":{\"crm\":\"7\",\"old\":\"x\"}}");
        Answer changed = change("{\"timeZone\":\"Europe/Zurich\",\"metadata\":{\"crm\":\"8\"}}");

        assertThat(changed.at("/billingEmail")).isEqualTo("Pay@h.example");
        assertThat(changed.at("/locale")).isEqualTo("de-CH");
        assertThat(changed.at("/timeZone")).isEqualTo("Europe/Zurich");
        assertThat(changed.json().at("/metadata")).hasToString("{\"crm\":\"8\"}");
        assertThat(changed.json().at("/revision").asInt()).isEqualTo(2);
    }

    @Test
    void losesItsBillingAddressOnlyWhereNullIsSaid() {
        change("{\"billingEmail\":\"pay@h.example\"}");

        assertThat(change("{\"name\":\"B\"}").at("/billingEmail")).isEqualTo("pay@h.example");
        assertThat(change("{\"billingEmail\":null}").json().at("/billingEmail").isNull())
                .isTrue();
        assertThat(change("{\"billingEmail\":7}").at("/errors/0/pointer")).isEqualTo("/billingEmail");
    }

    @Test
    void showsItsBillingAddressToNoMember() {
        change("{\"billingEmail\":\"pay@h.example\"}");

        assertThat(place.as(Role.ADMIN).get(path).at("/billingEmail")).isEqualTo("pay@h.example");
        assertThat(place.as(Role.MEMBER).get(path).text()).doesNotContain("pay@h.example");
        assertThat(place.as(Role.MEMBER).get("/organizations").text()).doesNotContain("pay@h.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"billingEmail\":\"nobody\"",
                "\"locale\":\"deutsch (Schweiz)\"",
                "\"locale\":\"\"",
                "\"timeZone\":\"+02:00\"",
                "\"timeZone\":\"Mars/Olympus\"",
                "\"timeZone\":\"SystemV/AST4\"",
                "\"metadata\":{\"\":\"x\"}",
                "\"metadata\":{\"a\":null}",
                "\"metadata\":{\"a\":\"\\u0000\"}",
                "\"metadata\":{\"a\":\"\\ud800\"}",
                "\"metadata\":{\"12345678901234567890123456789012345678901\":\"x\"}"
            })
    void refusesWhatIsNone(String field) {
        Answer answer = change("{" + field + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/pointer")).startsWith("/" + field.substring(1, field.indexOf('"', 1)));
    }

    @Test
    void holdsFiftyTextsOfFiveHundredCharacters() {
        assertThat(change("{\"metadata\":{" + texts(50, 500) + "}}").status()).isEqualTo(200);
        assertThat(change("{\"metadata\":{" + texts(51, 1) + "}}").status()).isEqualTo(400);
        assertThat(change("{\"metadata\":{" + texts(1, 501) + "}}").status()).isEqualTo(400);
    }

    private static String texts(int number, int length) {
        return IntStream.range(0, number)
                .mapToObj(i -> "\"key-" + i + "\":\"" + "x".repeat(length) + "\"")
                .collect(Collectors.joining(","));
    }

    private Answer change(String body) {
        return place.as(Role.OWNER).patch(path, body);
    }
}
