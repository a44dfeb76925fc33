package io.tenure.dev.launcher;

import io.tenure.dev.postgres.Postgres;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings of our own parts, as environment variables (Spring's relaxed names). Their logs are for people, not for
 * machines.
 */
record PartSettings(StackPlan plan) {
    /** Who the identity stand-in's tokens are for. */
    static final String AUDIENCE = "tenure";

    private static final String BEYOND_ANY_LOAD_TEST = "100000000";

    /** A script that subscribes once is not refused because the machine was busy for some seconds. */
    private static final String BEYOND_ANY_STALL = "30s";

    private static final String LONGER_THAN_BOTH = "90s";

    /** For a person to read, with all that production's lines hold: keys with their values, and the request's id. */
    private static final String LOG_LINE =
            "%d{HH:mm:ss.SSS} %-5level %-24.24logger{23} %msg %kvp{NONE} %X{requestId}%n%wEx";

    private static final String LOOPBACK = "127.0.0.1";

    Map<String, String> standIns() {
        Map<String, String> settings = new HashMap<>();
        Path state = plan.surroundings().home().data().resolve("standins");
        settings.put("TENURE_STANDINS_STATE", state.toString());
        settings.put("TENURE_STRIPE_PORT", Integer.toString(plan.ports().stripe()));
        settings.put("TENURE_IDENTITY_PORT", Integer.toString(plan.ports().identity()));
        settings.put("TENURE_WEBHOOK_URL", Ports.http(plan.ports().api()) + "/webhooks/stripe");
        settings.put("TENURE_WEBHOOK_SECRET", plan.stripe().webhookSecret());
        return settings;
    }

    Map<String, String> api() {
        Map<String, String> settings = shared();
        settings.put("SERVER_ADDRESS", LOOPBACK);
        settings.put("SERVER_PORT", Integer.toString(plan.ports().api()));
        settings.put("MANAGEMENT_SERVER_ADDRESS", LOOPBACK);
        settings.put("MANAGEMENT_SERVER_PORT", Integer.toString(plan.ports().apiActuator()));
        settings.put("TENURE_STRIPE_LIVE_MODE", "false");
        settings.put("TENURE_STRIPE_WEBHOOKSECRETS", plan.stripe().webhookSecret());
        settings.put("TENURE_IDENTITY_ISSUER", Ports.http(plan.ports().identity()));
        settings.put("TENURE_IDENTITY_AUDIENCES", AUDIENCE);
        settings.put("TENURE_TASK_INTEGRATIONKEY", plan.keys().integrationKey());
        for (String limit : new String[] {"USER", "ADDRESS", "CHECK"}) {
            settings.put("TENURE_RATELIMIT_" + limit + "_BURST", BEYOND_ANY_LOAD_TEST);
            settings.put("TENURE_RATELIMIT_" + limit + "_PERMINUTE", BEYOND_ANY_LOAD_TEST);
        }
        settings.put("TENURE_SUBSCRIPTION_COMMAND_ACCEPTEDWITHIN", BEYOND_ANY_STALL);
        settings.put("TENURE_SUBSCRIPTION_COMMAND_FINISHEDWITHIN", BEYOND_ANY_STALL);
        settings.put("TENURE_IDEMPOTENCY_LEASE", LONGER_THAN_BOTH);
        return settings;
    }

    Map<String, String> worker(String testClock) {
        Map<String, String> settings = shared();
        settings.put("SERVER_ADDRESS", LOOPBACK);
        settings.put("MANAGEMENT_SERVER_PORT", Integer.toString(plan.ports().worker()));
        settings.put("TENURE_STRIPE_APIKEY", plan.stripe().apiKey());
        settings.put("TENURE_STRIPE_APIBASE", plan.stripe().base());
        settings.put("TENURE_STRIPE_TESTCLOCK", testClock);
        settings.put("TENURE_STRIPE_CHECKOUTSUCCESSURL", Ports.http(plan.ports().api()) + "/api/docs");
        settings.put("TENURE_STRIPE_CHECKOUTCANCELURL", Ports.http(plan.ports().api()) + "/api/docs");
        return settings;
    }

    /** For the set-up that production runs, too: roles, schema, namespace and search attributes. */
    Map<String, String> setUp() {
        Map<String, String> settings = new HashMap<>();
        settings.put("TENURE_SETUP_OWNER_URL", plan.postgres().jdbc(Postgres.DATABASE));
        settings.put("TENURE_SETUP_OWNER_USER", Postgres.SUPERUSER);
        settings.put("TENURE_SETUP_OWNER_PASSWORD", plan.keys().postgresPassword());
        settings.put("TENURE_SETUP_OWNER_ROLE_PASSWORD", plan.keys().ownerPassword());
        settings.put("TENURE_SETUP_APPLICATION_PASSWORD", plan.keys().applicationPassword());
        settings.put("TEMPORAL_ADDRESS", plan.temporalAddress());
        settings.put("TEMPORAL_NAMESPACE", plan.keys().temporalNamespace());
        return settings;
    }

    private Map<String, String> shared() {
        Map<String, String> settings = new HashMap<>();
        settings.put("SPRING_TEMPORAL_CONNECTION_TARGET", plan.temporalAddress());
        settings.put("SPRING_TEMPORAL_NAMESPACE", plan.keys().temporalNamespace());
        settings.put("SPRING_DATASOURCE_URL", plan.postgres().jdbc(Postgres.DATABASE));
        settings.put("SPRING_DATASOURCE_USERNAME", Postgres.APPLICATION_ROLE);
        settings.put("SPRING_DATASOURCE_PASSWORD", plan.keys().applicationPassword());
        settings.put("TENURE_API_KEY_SECRET", plan.keys().apiKeySecret());
        settings.put("TENURE_AUDIT_KEYS", plan.keys().auditKeys());
        settings.put("TENURE_STRIPE_ACCOUNT", plan.stripe().account());
        settings.put("TENURE_ENVIRONMENT", "development");
        settings.put("TENURE_LOG_FORMAT", "");
        settings.put("LOGGING_PATTERN_CONSOLE", LOG_LINE);
        return settings;
    }
}
