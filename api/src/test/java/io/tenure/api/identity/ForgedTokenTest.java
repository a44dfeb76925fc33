package io.tenure.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestIssuer;
import io.tenure.api.TestSystem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way that we know of to make somebody else's token. None opens the door, and none breaks it. */
final class ForgedTokenTest {

    private static final TestIssuer ISSUER = TestSystem.ISSUER;
    private static final RSAKey THIEF = TestIssuer.newKey("thief");
    private static final RSAKey NAMESAKE = TestIssuer.newKey(ISSUER.key().getKeyID());

    static Stream<Arguments> forgeries() throws JOSEException, GeneralSecurityException {
        Map<String, String> tokens = new LinkedHashMap<>();
        unsigned(tokens);
        sharedSecrets(tokens);
        otherAlgorithms(tokens);
        ownKeys(tokens);
        headers(tokens);
        signatures(tokens);
        times(tokens);
        names(tokens);
        shapes(tokens);
        return tokens.entrySet().stream().map(token -> Arguments.of(token.getKey(), token.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void isRefused(String kind, String token) {
        Answer answer = TestSystem.API.as(null).send("GET", "/organizations", null, "Authorization", "Bearer " + token);

        assertThat(answer.status()).as(kind).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
    }

    @Test
    void areSixtyKindsOrMoreBesideOneThatIsGood() throws JOSEException, GeneralSecurityException {
        assertThat(forgeries().map(token -> token.get()[1]).distinct().count()).isGreaterThanOrEqualTo(60);
        assertThat(TestSystem.API.as(good().signed()).get("/organizations").status())
                .isEqualTo(200);
    }

    private static Forgery good() {
        return new Forgery(ISSUER);
    }

    private static void unsigned(Map<String, String> tokens) {
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            tokens.put("alg " + none, good().head("alg", none).input() + ".");
        }
        tokens.put("alg none with a signature", good().head("alg", "none").signed());
        tokens.put("no alg", good().head("alg", null).signed());
        tokens.put("alg empty", good().head("alg", "").signed());
        tokens.put("RS256 and no signature", good().input() + ".");
    }

    private static void sharedSecrets(Map<String, String> tokens) throws JOSEException {
        byte[] der = ISSUER.key().toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        tokens.put("HS256 with the public key", good().head("alg", "HS256").mac("HmacSHA256", der));
        tokens.put("HS384 with the public key", good().head("alg", "HS384").mac("HmacSHA384", der));
        tokens.put("HS512 with the public key", good().head("alg", "HS512").mac("HmacSHA512", der));
        tokens.put("HS256 with its PEM", good().head("alg", "HS256").mac("HmacSHA256", bytes(pem)));
        tokens.put(
                "HS256 with its JWK",
                good().head("alg", "HS256")
                        .mac("HmacSHA256", bytes(ISSUER.key().toPublicJWK().toJSONString())));
        tokens.put(
                "HS256 with its modulus",
                good().head("alg", "HS256")
                        .mac("HmacSHA256", ISSUER.key().getModulus().decode()));
        tokens.put("HS256 with a guess", good().head("alg", "HS256").mac("HmacSHA256", bytes("secret")));
        tokens.put(
                "HS256 without a key id",
                good().head("alg", "HS256").head("kid", null).mac("HmacSHA256", der));
    }

    private static void otherAlgorithms(Map<String, String> tokens) throws GeneralSecurityException {
        tokens.put("RS384 by the issuer", good().head("alg", "RS384").signed("SHA384withRSA", theirs()));
        tokens.put("RS512 by the issuer", good().head("alg", "RS512").signed("SHA512withRSA", theirs()));
        tokens.put("RS256 that is RS512", good().signed("SHA512withRSA", theirs()));
        tokens.put("SHA-1", good().head("alg", "RS1").signed("SHA1withRSA", theirs()));
        tokens.put("PS256 in name", good().head("alg", "PS256").signed());
        tokens.put("rs256 in small letters", good().head("alg", "rs256").signed());
        KeyPair curve = KeyPairGenerator.getInstance("EC").generateKeyPair();
        tokens.put(
                "ES256 of a thief",
                good().head("alg", "ES256").signed("SHA256withECDSAinP1363Format", curve.getPrivate()));
        KeyPair edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        tokens.put("EdDSA of a thief", good().head("alg", "EdDSA").signed("Ed25519", edwards.getPrivate()));
        tokens.put("ES256 of zeros", good().head("alg", "ES256").withSignature(new byte[64]));
        tokens.put("RS256 of zeros", good().withSignature(new byte[256]));
    }

    private static void ownKeys(Map<String, String> tokens) {
        String address = "https://thief.example/keys";
        Map<String, Object> own = THIEF.toPublicJWK().toJSONObject();
        tokens.put(
                "own key in jwk", good().head("kid", "thief").head("jwk", own).signed(THIEF));
        tokens.put(
                "own key in jwk, their key id",
                good().head("jwk", NAMESAKE.toPublicJWK().toJSONObject()).signed(NAMESAKE));
        tokens.put(
                "own key in jwk, no key id",
                good().head("kid", null).head("jwk", own).signed(THIEF));
        tokens.put(
                "own key at jku",
                good().head("kid", "thief").head("jku", address).signed(THIEF));
        tokens.put("own key at jku, their key id", good().head("jku", address).signed(NAMESAKE));
        tokens.put("own certificate at x5u", good().head("x5u", address).signed(NAMESAKE));
        tokens.put("own certificate in x5c", good().head("x5c", List.of("MIIB")).signed(NAMESAKE));
        tokens.put("own thumbprint", good().head("x5t#S256", "dGhpZWY").signed(NAMESAKE));
        tokens.put("own key, their key id", good().signed(NAMESAKE));
        tokens.put("own key, own key id", good().head("kid", "thief").signed(THIEF));
        tokens.put("own key, no key id", good().head("kid", null).signed(THIEF));
        for (String id : List.of("../../dev/null", "' or 1=1 --", address, "\u0000", "")) {
            tokens.put("key id " + id, good().head("kid", id).signed(THIEF));
        }
    }

    private static void headers(Map<String, String> tokens) {
        tokens.put(
                "a header that must be understood",
                good().head("crit", List.of("exp2")).head("exp2", 1).signed());
        tokens.put(
                "a payload that is not encoded",
                good().head("crit", List.of("b64")).head("b64", false).signed());
        for (String type : List.of("logout+jwt", "secevent+jwt", "dpop+jwt", "JWE")) {
            tokens.put("type " + type, good().head("typ", type).signed());
        }
        tokens.put("a key id that is no text", good().head("kid", 7).signed());
    }

    private static void signatures(Map<String, String> tokens) {
        String token = good().signed();
        String signature = token.substring(token.lastIndexOf('.') + 1);
        tokens.put(
                "another person, the same signature",
                good().claim("sub", "other").input() + "." + signature);
        tokens.put(
                "a longer life, the same signature",
                good().claim("exp", now() + 9_999).input() + "." + signature);
        tokens.put("a signature cut short", token.substring(0, token.length() - 20));
        tokens.put("a signature with more behind", token + "AAAA");
        char first = signature.charAt(0) == 'A' ? 'B' : 'A';
        tokens.put("a signature with one letter changed", good().input() + "." + first + signature.substring(1));
        tokens.put(
                "the signature of another token",
                good().input() + "." + good().claim("x", 1).signed().split("\\.")[2]);
    }

    private static void times(Map<String, String> tokens) {
        tokens.put("expired", good().claim("exp", now() - 61).signed());
        tokens.put("expired long ago", good().claim("exp", 1).signed());
        tokens.put("never expires", good().claim("exp", null).signed());
        tokens.put("expires never", good().claim("exp", "never").signed());
        tokens.put(
                "not yet valid",
                good().claim("nbf", now() + 3_600).claim("exp", now() + 7_200).signed());
        tokens.put(
                "not issued yet",
                good().claim("iat", now() + 3_600).claim("exp", now() + 7_200).signed());
    }

    private static void names(Map<String, String> tokens) {
        tokens.put("no issuer", good().claim("iss", null).signed());
        tokens.put(
                "another issuer", good().claim("iss", "https://thief.example").signed());
        tokens.put(
                "an issuer with a slash",
                good().claim("iss", ISSUER.url() + "/").signed());
        tokens.put("two issuers", good().claim("iss", List.of(ISSUER.url())).signed());
        tokens.put("no audience", good().claim("aud", null).signed());
        tokens.put("another audience", good().claim("aud", "elsewhere").signed());
        tokens.put(
                "no audience of several", good().claim("aud", List.of("a", "b")).signed());
        tokens.put(
                "an audience that begins alike",
                good().claim("aud", TestIssuer.AUDIENCE + "-x").signed());
        tokens.put(
                "another party",
                good().claim("aud", null).claim("azp", "elsewhere").signed());
        tokens.put(
                "our party, another audience",
                good().claim("aud", "elsewhere")
                        .claim("azp", TestIssuer.AUDIENCE)
                        .signed());
        tokens.put("nobody", good().claim("sub", null).signed());
        tokens.put("an empty name", good().claim("sub", "").signed());
        tokens.put("a blank name", good().claim("sub", " ").signed());
        tokens.put("a name of 256 letters", good().claim("sub", "x".repeat(256)).signed());
        tokens.put("a name with a null in it", good().claim("sub", "a\u0000b").signed());
    }

    private static void shapes(Map<String, String> tokens) {
        String token = good().signed();
        String[] parts = token.split("\\.");
        tokens.put("two parts", parts[0] + "." + parts[1]);
        tokens.put("four parts", token + ".AAAA");
        tokens.put("five parts", token + ".AAAA.AAAA");
        tokens.put("dots", "..");
        tokens.put("a header that is no JSON", Forgery.part("header") + "." + parts[1] + "." + parts[2]);
        tokens.put("a payload that is a list", parts[0] + "." + Forgery.part("[]") + "." + parts[2]);
        tokens.put("nonsense", "nonsense");
        tokens.put("twice", token + "," + token);
        tokens.put("a session of nobody", Forgery.part("{}") + "." + Forgery.part("{}") + "." + parts[2]);
    }

    private static PrivateKey theirs() {
        return Forgery.privateKey(ISSUER.key());
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
