package io.tenure.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A text of a body is kept as it was sent, or refused with its pointer. */
final class KeptTextTest {

    private final Place place = TestSystem.place();
    private final TestHttp owner = place.as(Role.OWNER);
    private final String organization = "/organizations/" + place.organization();

    /** As JSON escapes them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\\ud83d",
                "\\udc00x",
                "\\ude00\\ud83d",
                "a\\u0000b",
                "a\\nb",
                "a\\u0085b",
                "a\\u2028b",
                "\\u00a0",
                "\\u200b",
                "\\udb40\\udc20"
            })
    void isOneLineWhereItIsAName(String name) {
        String slug = "line-" + TestSystem.ROWS.id();
        Answer created = owner.post("/organizations", "{\"name\":\"%s\",\"slug\":\"%s\"}".formatted(name, slug));
        Answer changed = owner.patch(organization, "{\"name\":\"%s\"}".formatted(name));
        Answer registered =
                TestSystem.operator().post("/applications", "{\"name\":\"%s\",\"slug\":\"%s\"}".formatted(name, slug));
        Answer key = TestSystem.operator().post("/applications/nowhere/api-keys", "{\"name\":\"%s\"}".formatted(name));

        for (Answer refused : new Answer[] {created, changed, registered, key}) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(400);
            assertThat(refused.json().at("/errors")).hasSize(1);
            assertThat(refused.at("/errors/0/pointer")).isEqualTo("/name");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\ud83d\\ude00b", "\\u00a0a\\u200b", "\\u78ba\\u8a8d", " a "})
    void staysAsItWasSent(String name) {
        Answer changed = owner.patch(organization, "{\"name\":\"%s\"}".formatted(name));

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().at("/name")).isEqualTo(JsonMapper.shared().readTree("\"" + name + "\""));
    }

    @ParameterizedTest
    @CsvSource({"'{\"metadata\":{\"a\":\"\\ud800\"}}', /metadata/a", "'{\"locale\":\"\\ud800\"}', /locale"})
    void isPointedAtHoweverDeep(String body, String pointer) {
        assertThat(owner.patch(organization, body).at("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void isNoJsonWhereHalfAPairIsAName() {
        Answer refused = owner.patch(organization, "{\"\\ud800\":1}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("unreadable-body");
    }

    @ParameterizedTest
    @CsvSource({"windows-31j, 415", "ISO-8859-1, 415", "UTF-16, 415", "UTF-8, 200", "utf-8, 200"})
    void isReadInUtf8Alone(String charset, int status) throws IOException, InterruptedException {
        assertThat(patch("{\"name\":\"\u78ba\u8a8d\"}".getBytes(Charset.forName(charset)), "; charset=" + charset))
                .isEqualTo(status);
    }

    @Test
    void isRefusedInBytesThatAreNone() throws IOException, InterruptedException {
        assertThat(patch("{\"name\":\"R\u00fcckbuchung\"}".getBytes(StandardCharsets.ISO_8859_1), ""))
                .isEqualTo(400);
    }

    private int patch(byte[] body, String charset) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(TestSystem.API.url() + organization))
                .header("Authorization", "Bearer " + TestSystem.ISSUER.token(place.user(Role.OWNER)))
                .header("Content-Type", "application/json" + charset)
                .method("PATCH", BodyPublishers.ofByteArray(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return response.statusCode();
        }
    }
}
