package io.tenure.dev.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class IdentityStandInTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    private Path state;

    private final HttpClient http = HttpClient.newHttpClient();
    private IdentityStandIn identity;

    @BeforeEach
    void start() {
        identity = IdentityStandIn.start(0, state, () -> NOON);
    }

    @AfterEach
    void stop() {
        identity.close();
        http.close();
    }

    @Test
    void issuesATokenForADay() throws Exception {
        JsonNode claims = claims(token("{\"sub\":\"user_9\",\"email\":\"a@b.test\",\"email_verified\":true}"));

        assertThat(claims.path("iss").asString()).isEqualTo(identity.url());
        assertThat(claims.path("sub").asString()).isEqualTo("user_9");
        assertThat(claims.path("aud").asString()).isEqualTo("tenure");
        assertThat(claims.path("email").asString()).isEqualTo("a@b.test");
        assertThat(claims.path("email_verified").asBoolean()).isTrue();
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(86_400);
    }

    @Test
    void signsWithTheKeyThatItsDiscoveryLeadsTo() throws Exception {
        String token = token("{\"sub\":\"user_9\"}");
        String keys = get(identity.url() + "/.well-known/openid-configuration")
                .path("jwks_uri")
                .asString();

        assertThat(isSignedBy(get(keys).at("/keys/0"), token)).isTrue();
        assertThat(header(token).path("kid").asString())
                .isEqualTo(get(keys).at("/keys/0/kid").asString());
    }

    @Test
    void keepsItsKeyOverARestart() throws Exception {
        String token = token("{\"sub\":\"user_9\"}");
        identity.close();
        identity = IdentityStandIn.start(0, state, () -> NOON);

        assertThat(isSignedBy(get(identity.url() + "/.well-known/jwks.json").at("/keys/0"), token))
                .isTrue();
    }

    @Test
    void issuesWhatATestAsksFor() throws Exception {
        JsonNode claims =
                claims(token("{\"sub\":\"u\",\"azp\":\"https://app.test\",\"aud\":\"other\",\"expires_in\":-5}"));

        assertThat(claims.path("azp").asString()).isEqualTo("https://app.test");
        assertThat(claims.path("aud").asString()).isEqualTo("other");
        assertThat(claims.path("exp").asLong()).isEqualTo(NOON.getEpochSecond() - 5);
        assertThat(claims.has("email")).isFalse();
    }

    @Test
    void refusesATokenForNobody() throws Exception {
        assertThat(post("{}").statusCode()).isEqualTo(400);
        assertThat(post("no json").statusCode()).isEqualTo(400);
    }

    private String token(String request) throws IOException, InterruptedException {
        return MAPPER.readTree(post(request).body()).path("token").asString();
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(identity.url() + "/token"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).GET().build();
        return MAPPER.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static boolean isSignedBy(JsonNode key, String token) throws Exception {
        RSAPublicKeySpec spec = new RSAPublicKeySpec(
                new BigInteger(1, decoded(key.path("n").asString())),
                new BigInteger(1, decoded(key.path("e").asString())));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(spec));
        int dot = token.lastIndexOf('.');
        signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(decoded(token.substring(dot + 1)));
    }

    private static JsonNode header(String token) {
        return MAPPER.readTree(decoded(token.split("\\.")[0]));
    }

    private static JsonNode claims(String token) {
        return MAPPER.readTree(decoded(token.split("\\.")[1]));
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
