package io.tenure.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API needs neither Temporal nor the identity provider to start. */
final class ApiStartsTest {

    private static final String NOWHERE = "127.0.0.1:1";

    private static TestDatabase database;
    private static RunningApi api;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        api = RunningApi.start(database, "http://" + NOWHERE, NOWHERE);
    }

    @AfterAll
    static void stop() {
        api.close();
        database.close();
    }

    @Test
    void cannotJudgeATokenWithoutTheIssuer() {
        try (TestIssuer issuer = TestIssuer.start()) {
            TestHttp.Answer answer = api.as(issuer.token("user_1")).get("/organizations");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("identity-unavailable");
            assertThat(answer.header("Retry-After")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tenure.stripe.live-mode, boolean value",
        "tenure.stripe.account, tenure.stripe.account",
        "tenure.stripe.webhook-secrets, tenure.stripe.webhookSecrets"
    })
    void startsNotWithoutKnowingWhoseEventsAreTakenIn(String setting, String why) {
        assertThatThrownBy(() -> RunningApi.start(database, "http://" + NOWHERE, NOWHERE, setting + "="))
                .hasStackTraceContaining(why);
    }

    @Test
    void keepsTheActuatorOnAPortOfItsOwn() {
        assertThat(api.as(null).get("/actuator/health").status()).isEqualTo(401);
        assertThat(new TestHttp(api.actuatorUrl(), null).get("/actuator/health").status())
                .isEqualTo(200);
        assertThat(new TestHttp(api.actuatorUrl(), null)
                        .get("/actuator/prometheus")
                        .text())
                .contains("jvm_");
    }
}
