package io.tenure.dev.launcher;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tenure.dev.demo.Demo;
import io.tenure.dev.postgres.Postgres;
import io.tenure.dev.temporal.TemporalSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What scripts and checks read: where the parts listen, their credentials and pids, and the demo. Its names are a
 * promise; they are only ever added to.
 *
 * @param database the application's role; {@code databaseOwner} is not subject to row level security
 * @param temporalUi null when Temporal is somebody else's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DevJson(
        String api,
        String worker,
        String temporal,
        @Nullable String temporalUi,
        String temporalKind,
        String temporalNamespace,
        String apiActuator,
        String database,
        String databaseOwner,
        String stripe,
        String identity,
        String stripeWebhookSecret,
        String integrationKey,
        Map<String, Long> pids,
        @Nullable Demo demo) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static DevJson of(StackPlan plan, Map<String, Long> pids, @Nullable Demo demo) {
        Ports ports = plan.ports();
        Postgres postgres = plan.postgres();
        StackKeys keys = plan.keys();
        boolean external = plan.temporalSource() instanceof TemporalSource.External;
        return new DevJson(
                Ports.http(ports.api()),
                Ports.http(ports.worker()),
                plan.temporalAddress(),
                external ? null : Ports.http(ports.temporalUi()),
                external ? "external" : "dev-server",
                keys.temporalNamespace(),
                Ports.http(ports.apiActuator()),
                postgres.jdbc(Postgres.DATABASE, Postgres.APPLICATION_ROLE, keys.applicationPassword()),
                postgres.jdbc(Postgres.DATABASE, Postgres.SUPERUSER, keys.postgresPassword()),
                plan.stripe().base(),
                Ports.http(ports.identity()),
                plan.stripe().webhookSecret(),
                keys.integrationKey(),
                pids,
                demo);
    }

    /** The file's text, ending with a line feed. */
    String text() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }
}
