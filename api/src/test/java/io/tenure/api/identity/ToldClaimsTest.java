package io.tenure.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestIssuer;
import io.tenure.api.TestSystem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.util.RawValue;

/** A token of the issuer says what stands in it, and nothing that a library reads into it. */
final class ToldClaimsTest {

    private static final String ISSUER = TestSystem.ISSUER.url();

    @Test
    void believesATokenThatDoesNotSayWhenItWasIssued() {
        assertThat(status(good().claim("iat", null))).isEqualTo(200);
    }

    static Stream<String> spellings() {
        return Stream.of(
                ISSUER.toUpperCase(Locale.ROOT),
                ISSUER.replace("http:", "HTTP:"),
                "url:" + ISSUER,
                " " + ISSUER,
                ISSUER + " ",
                ISSUER + "/",
                ISSUER + "#");
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void refusesAnotherSpellingOfTheIssuer(String issuer) {
        assertThat(status(good().claim("iss", issuer))).isEqualTo(401);
    }

    static Stream<Object> nobodies() {
        return Stream.of(7, 1.5, true, List.of("victim"), Map.of("id", "victim"), new RawValue("\"a\\ud83d\""));
    }

    @ParameterizedTest
    @MethodSource("nobodies")
    void refusesASubjectThatIsNoText(Object subject) {
        assertThat(status(good().claim("sub", subject))).isEqualTo(401);
    }

    static Stream<Object> noAudiences() {
        return Stream.of("", List.of(), List.of(""), new RawValue("null"));
    }

    @ParameterizedTest
    @MethodSource("noAudiences")
    void takesAnEmptyAudienceForNone(Object audience) {
        assertThat(status(good().claim("aud", audience).claim("azp", TestIssuer.AUDIENCE)))
                .isEqualTo(200);
        assertThat(status(good().claim("aud", audience))).isEqualTo(401);
    }

    @Test
    void holdsToAnAudienceBesideAnEmptyOne() {
        assertThat(status(good().claim("aud", List.of("", "elsewhere")).claim("azp", TestIssuer.AUDIENCE)))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "-99999999999999",
                "-9223372036854775808",
                "9223372036854775807",
                "99999999999999999999",
                "1e400",
                "-1e400",
                "0.5"
            })
    void breaksAtNoInstant(String instant) {
        for (String claim : List.of("iat", "nbf", "exp", "auth_time")) {
            assertThat(status(good().claim(claim, new RawValue(instant))))
                    .as(claim)
                    .isIn(200, 401);
        }
    }

    private static Forgery good() {
        return new Forgery(TestSystem.ISSUER).claim("sub", "told-" + TestSystem.ROWS.id());
    }

    private static int status(Forgery token) {
        return TestSystem.API.as(token.signed()).get("/organizations").status();
    }
}
