package io.tenure.api.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A key's life over HTTP: what its next check says is what counts. */
final class ApiKeyTest {

    private final TestHttp operator = TestSystem.operator();
    private final String slug = "clinic-" + TestSystem.ROWS.id();
    private final String keys = "/applications/" + slug + "/api-keys";

    @BeforeEach
    void register() {
        assertThat(operator.post("/applications", "{\"slug\":\"" + slug + "\",\"name\":\"Clinic\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void showsAKeyOnce() {
        Answer created = create("");
        String secret = created.at("/key");

        assertThat(created.status()).isEqualTo(201);
        assertThat(secret).startsWith("tk_test_").endsWith(created.at("/lastFour"));
        assertThat(created.header("Cache-Control")).contains("no-store");
        assertThat(check(secret)).isEqualTo(200);

        Answer list = operator.get(keys);
        JsonNode key = list.json().at("/data/0");
        assertThat(list.text()).doesNotContain(secret).doesNotContain("key_hash");
        assertThat(key.propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "prefix",
                        "lastFour",
                        "scopes",
                        "createdAt",
                        "expiresAt",
                        "revokedAt",
                        "lastUsedAt");
        assertThat(key.at("/scopes/0").asString()).isEqualTo("check");
        assertThat(stored(secret)).isZero();
    }

    @Test
    void showsAKeyNoSecondTimeToARepeat() {
        String body = "{\"name\":\"repeated\"}";
        Answer created = operator.post(keys, body, "Idempotency-Key", slug);
        Answer repeated = operator.post(keys, body, "Idempotency-Key", slug);
        String rotation = keys + "/" + created.at("/id") + "/rotate";
        Answer rotated = operator.post(rotation, "{\"overlapSeconds\":0}", "Idempotency-Key", slug + "-2");
        Answer again = operator.post(rotation, "{\"overlapSeconds\":0}", "Idempotency-Key", slug + "-2");

        assertThat(created.status()).isEqualTo(201);
        assertThat(rotated.status()).isEqualTo(201);
        for (Answer lost : List.of(repeated, again)) {
            assertThat(lost.status()).as(lost.text()).isEqualTo(409);
            assertThat(lost.code()).isEqualTo("idempotency-answer-lost");
            assertThat(lost.at("/requestId")).isEqualTo(lost.header("X-Request-Id"));
        }
        assertThat(operator.get(keys).json().at("/data")).hasSize(2);
    }

    @Test
    void listsInPages() {
        String first = create("").at("/id");
        String second = create("").at("/id");
        Answer page = operator.get(keys + "?limit=1");

        assertThat(page.at("/data/0/id")).isEqualTo(first);
        assertThat(page.at("/hasMore")).isEqualTo("true");
        assertThat(operator.get(keys + "?startingAfter=" + first).at("/data/0/id"))
                .isEqualTo(second);
    }

    @Test
    void revokesWithEffectOnTheNextRequest() {
        Answer created = create("");

        assertThat(operator.delete(keys + "/" + created.at("/id")).status()).isEqualTo(204);
        assertThat(check(created.at("/key"))).isEqualTo(401);
        assertThat(operator.delete(keys + "/" + created.at("/id")).status()).isEqualTo(204);
        assertThat(audited(created)).containsExactly("api-key.create", "api-key.revoke");
        assertThat(rotate(created, 0).code()).isEqualTo("api-key-ended");
        assertThat(expire(created, "2099-01-01T00:00:00Z").code()).isEqualTo("api-key-ended");
    }

    @Test
    void rotatesWithAnOverlap() {
        Answer old = create(",\"scopes\":[\"check\"]");
        Answer rotated = rotate(old, 3600);

        assertThat(rotated.status()).isEqualTo(201);
        assertThat(rotated.at("/key")).isNotEqualTo(old.at("/key"));
        assertThat(rotated.json().at("/scopes")).isEqualTo(old.json().at("/scopes"));
        assertThat(rotated.json().at("/expiresAt").isNull()).isTrue();
        assertThat(check(old.at("/key"))).isEqualTo(200);
        assertThat(check(rotated.at("/key"))).isEqualTo(200);
        assertThat(Duration.between(
                        Instant.now(), Instant.parse(operator.get(keys).at("/data/0/expiresAt"))))
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
        assertThat(audited(old)).containsExactly("api-key.create", "api-key.rotate");
    }

    @Test
    void rotatesAtOnceAndNeverLengthensALife() {
        Answer old = create("");
        rotate(old, 0);
        assertThat(check(old.at("/key"))).isEqualTo(401);
        assertThat(rotate(old, 0).code()).isEqualTo("api-key-ended");

        Answer mortal = create(",\"expiresAt\":\"2099-01-01T00:00:00Z\"");
        expire(mortal, Instant.now().plusSeconds(60).toString());
        String end = find(mortal).at("/expiresAt").asString();
        assertThat(rotate(mortal, 3600).status()).isEqualTo(201);
        assertThat(find(mortal).at("/expiresAt").asString()).isEqualTo(end);
    }

    @Test
    void expiresWhenItIsSaid() {
        Answer created = create("");

        assertThat(expire(created, "2099-01-01T00:00:00Z").at("/expiresAt")).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(check(created.at("/key"))).isEqualTo(200);
        assertThat(expire(created, "2026-01-01T00:00:00Z").status()).isEqualTo(200);
        assertThat(check(created.at("/key"))).isEqualTo(401);
        assertThat(expire(created, "2099-01-01T00:00:00Z").code()).isEqualTo("api-key-ended");
        assertThat(audited(created)).containsExactly("api-key.create", "api-key.expire", "api-key.expire");
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', /name",
        "'{\"name\":\"x\",\"scopes\":[]}', /scopes",
        "'{\"name\":\"x\",\"scopes\":[\"all\"]}', /scopes/0",
        "'{\"name\":\"x\",\"scopes\":[\"tasks\"]}', /scopes/0",
        "'{\"name\":\"x\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}', /expiresAt",
        "'{\"name\":\"x\",\"expiresAt\":\"soon\"}', /expiresAt",
    })
    void saysWhatIsWrong(String body, String pointer) {
        Answer refused = operator.post(keys, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void boundsTheOverlap() {
        Answer created = create("");

        assertThat(rotate(created, -1).at("/errors/0/pointer")).isEqualTo("/overlapSeconds");
        assertThat(rotate(created, 2_592_001).at("/errors/0/code")).isEqualTo("too-large");
        assertThat(audited(created)).containsExactly("api-key.create");
    }

    @Test
    void findsKeysOnlyUnderTheirApplication() {
        String elsewhere = "other-" + TestSystem.ROWS.id();
        operator.post("/applications", "{\"slug\":\"" + elsewhere + "\",\"name\":\"Other\"}");
        Answer created = create("");
        String path = "/applications/" + elsewhere + "/api-keys/" + created.at("/id");

        assertThat(operator.delete(path).status()).isEqualTo(404);
        assertThat(operator.post(path + "/rotate", "{\"overlapSeconds\":0}").status())
                .isEqualTo(404);
        assertThat(operator.post(path + "/expire", "{\"at\":\"2099-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(404);
        assertThat(check(created.at("/key"))).isEqualTo(200);
    }

    private Answer create(String more) {
        return operator.post(keys, "{\"name\":\"eu-1\"" + more + "}");
    }

    private Answer rotate(Answer key, int seconds) {
        return operator.post(keys + "/" + key.at("/id") + "/rotate", "{\"overlapSeconds\":" + seconds + "}");
    }

    private Answer expire(Answer key, String at) {
        return operator.post(keys + "/" + key.at("/id") + "/expire", "{\"at\":\"" + at + "\"}");
    }

    private JsonNode find(Answer key) {
        for (JsonNode entry : operator.get(keys).json().at("/data")) {
            if (entry.at("/id").asString().equals(key.at("/id"))) {
                return entry;
            }
        }
        throw new AssertionError("The list does not hold the key");
    }

    /** Status of a check of an organization that nobody knows: 200 as long as the key is believed. */
    private int check(String secret) {
        String question = "{\"userId\":\"u\",\"applicationSlug\":\"%s\",\"externalOrgId\":\"x\"}".formatted(slug);
        return TestSystem.API
                .as(null)
                .post("/verify-seat", question, "X-API-Key", secret)
                .status();
    }

    private static List<String> audited(Answer key) {
        return TestSystem.OWNER.withHandle(handle -> handle.select(
                        "select action from audit_entry where subject_id = ? and organization_id is null order by"
                                + " recorded_at",
                        key.at("/id"))
                .mapTo(String.class)
                .list());
    }

    /** Rows of keys and audit entries that hold the secret. */
    private static int stored(String secret) {
        return TestSystem.OWNER.withHandle(handle -> handle.select(
                        "select (select count(*) from api_key k where k::text like ?) + (select count(*) from"
                                + " audit_entry a where a::text like ?)",
                        "%" + secret + "%",
                        "%" + secret + "%")
                .mapTo(int.class)
                .one());
    }
}
