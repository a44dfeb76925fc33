package io.tenure.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestIssuer;
import io.tenure.api.TestSystem;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which tokens are believed. */
final class TokenTest {

    private static final TestIssuer ISSUER = TestSystem.ISSUER;

    @Test
    void believesAGoodToken() {
        assertThat(status(ISSUER.token("user_1"))).isEqualTo(200);
    }

    @Test
    void believesATokenForAnAuthorizedParty() {
        assertThat(status(ISSUER.token(
                        "user_1", claims -> claims.audience((String) null).claim("azp", TestIssuer.AUDIENCE))))
                .isEqualTo(200);
    }

    @Test
    void forgivesAMinuteOfSkew() {
        assertThat(status(ISSUER.token(
                        "user_1",
                        claims -> claims.issueTime(secondsFromNow(-600)).expirationTime(secondsFromNow(-30)))))
                .isEqualTo(200);
    }

    @Test
    void refusesAnExpiredToken() {
        assertThat(status(ISSUER.token(
                        "user_1",
                        claims -> claims.issueTime(secondsFromNow(-600)).expirationTime(secondsFromNow(-90)))))
                .isEqualTo(401);
    }

    @Test
    void refusesATokenThatNeverExpires() {
        assertThat(status(ISSUER.token("user_1", claims -> claims.expirationTime(null))))
                .isEqualTo(401);
    }

    @Test
    void refusesATokenFromTheFuture() {
        assertThat(status(ISSUER.token("user_1", claims -> claims.notBeforeTime(secondsFromNow(90)))))
                .isEqualTo(401);
    }

    @Test
    void refusesAnotherIssuer() {
        assertThat(status(ISSUER.token("user_1", claims -> claims.issuer("https://elsewhere.example"))))
                .isEqualTo(401);
    }

    @Test
    void refusesAnotherAudience() {
        assertThat(status(ISSUER.token("user_1", claims -> claims.audience("elsewhere"))))
                .isEqualTo(401);
    }

    @Test
    void refusesATokenThatNamesNobody() {
        assertThat(status(ISSUER.token(" "))).isEqualTo(401);
        assertThat(status(ISSUER.token("x".repeat(256)))).isEqualTo(401);
    }

    @Test
    void refusesAForgedSignature() {
        String forged = TestIssuer.signed(
                ISSUER.claims("user_1").build(), TestIssuer.newKey(ISSUER.key().getKeyID()));

        assertThat(status(forged)).isEqualTo(401);
    }

    @Test
    void refusesAKeyThatTheIssuerDoesNotPublish() {
        for (int i = 0; i < 5; i++) {
            String forged = TestIssuer.signed(ISSUER.claims("user_1").build(), TestIssuer.newKey("unknown-" + i));
            assertThat(status(forged)).isEqualTo(401);
        }
        assertThat(status(ISSUER.token("user_1"))).isEqualTo(200);
    }

    @Test
    void refusesATokenWithoutASignature() {
        assertThat(status(new PlainJWT(ISSUER.claims("user_1").build()).serialize()))
                .isEqualTo(401);
    }

    /** The public key, which everybody can fetch, used as a shared secret. */
    @Test
    void refusesASharedSecret() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256), ISSUER.claims("user_1").build());
        token.sign(new MACSigner(ISSUER.key().toRSAPublicKey().getEncoded()));

        assertThat(status(token.serialize())).isEqualTo(401);
    }

    @Test
    void refusesAnAlgorithmThatIsNotAllowed() throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS512)
                .keyID(ISSUER.key().getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, ISSUER.claims("user_1").build());
        token.sign(new RSASSASigner(ISSUER.key()));

        assertThat(status(token.serialize())).isEqualTo(401);
    }

    @Test
    void refusesNoTokenAndNonsense() {
        Answer answer = TestSystem.API.as(null).get("/organizations");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(status("nonsense")).isEqualTo(401);
        assertThat(status("a.b.c")).isEqualTo(401);
    }

    private static int status(@Nullable String token) {
        return TestSystem.API.as(token).get("/organizations").status();
    }

    private static Date secondsFromNow(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
