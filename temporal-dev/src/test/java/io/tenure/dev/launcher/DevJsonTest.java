package io.tenure.dev.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.dev.demo.Demo;
import io.tenure.dev.temporal.TemporalSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scripts hold on to these bytes: names, order and form. */
final class DevJsonTest {

    @Test
    void saysWhereEverythingIs() {
        TemporalSource ours = new TemporalSource.Program(Path.of("/usr/bin/temporal"));

        assertThat(DevJson.of(plan(ours), pids(), demo()).text()).isEqualTo("""
            {
              "api" : "http://127.0.0.1:8080",
              "worker" : "http://127.0.0.1:8081",
              "temporal" : "127.0.0.1:7233",
              "temporalUi" : "http://127.0.0.1:8233",
              "temporalKind" : "dev-server",
              "temporalNamespace" : "tenure-1",
              "apiActuator" : "http://127.0.0.1:8082",
              "database" : "jdbc:postgresql://127.0.0.1:5433/tenure?user=tenure_app&password=application",
              "databaseOwner" : "jdbc:postgresql://127.0.0.1:5433/tenure?user=postgres&password=super",
              "stripe" : "http://127.0.0.1:8090",
              "identity" : "http://127.0.0.1:8092",
              "stripeWebhookSecret" : "whsec_1",
              "integrationKey" : "efc3e622e654653302f78f5d7ef30ac59f7662919e670d8004198c2f658ebd17",
              "pids" : {
                "launcher" : 1,
                "postgres" : 2
              },
              "demo" : {
                "organizationId" : "org_1",
                "applicationSlug" : "healos",
                "externalOrgId" : "hospital_456",
                "planId" : "plan_1",
                "subscriptionId" : "sub_1",
                "stripeSubscriptionId" : "sub_S",
                "stripeCustomerId" : "cus_S",
                "testClockId" : "clock_S",
                "seatUserId" : "user_123",
                "apiKey" : "tk_test_1",
                "tokens" : {
                  "owner" : "jwt"
                }
              }
            }
            """);
    }

    @Test
    void namesAnExternalTemporalWithoutAPageOfOurs() {
        String text = DevJson.of(plan(new TemporalSource.External("temporal.example:7233")), pids(), demo())
                .text();

        assertThat(text)
                .contains("\"temporal\" : \"temporal.example:7233\"")
                .contains("\"temporalKind\" : \"external\"")
                .doesNotContain("temporalUi");
    }

    private static StackPlan plan(TemporalSource temporal) {
        Surroundings surroundings = new Surroundings(
                new Home(Path.of("/home/.tenure")), Path.of("/home"), Path.of("/app"), Path.of("/jdk"), Map.of());
        StackKeys keys =
                new StackKeys("super", "owner", "application", "secret", "audit", "sk_test_1", "whsec_1", "tenure-1");
        return new StackPlan(
                surroundings,
                new Ports(5433, 7233, 8233, 8090, 8092, 8081, 8080, 8082),
                keys,
                StripeAccess.of(Map.of(), keys, 8090),
                temporal);
    }

    private static Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        pids.put("launcher", 1L);
        pids.put("postgres", 2L);
        return pids;
    }

    private static Demo demo() {
        return new Demo(
                "org_1",
                "healos",
                "hospital_456",
                "plan_1",
                "sub_1",
                "sub_S",
                "cus_S",
                "clock_S",
                "user_123",
                "tk_test_1",
                Map.of("owner", "jwt"));
    }
}
