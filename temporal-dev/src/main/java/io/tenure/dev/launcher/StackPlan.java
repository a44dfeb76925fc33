package io.tenure.dev.launcher;

import io.tenure.dev.postgres.Postgres;
import io.tenure.dev.process.Launch;
import io.tenure.dev.temporal.TemporalSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Everything that is decided before the first process starts, and how each part is started from it. */
record StackPlan(
        Surroundings surroundings, Ports ports, StackKeys keys, StripeAccess stripe, TemporalSource temporalSource) {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration EXTERNAL = Duration.ofSeconds(15);
    private static final Duration LATER = Duration.ofSeconds(180);

    /** How that part is started. The test clock is Stripe's, on which the worker creates its customers. */
    PartPlan of(Part part, String testClock) {
        return switch (part) {
            case POSTGRES -> postgresPart();
            case TEMPORAL -> temporalPart();
            case STANDINS -> standInsPart();
            case WORKER -> workerPart(testClock);
            case API -> apiPart();
        };
    }

    Postgres postgres() {
        return new Postgres(surroundings.cache(), home().data(), ports.postgres(), keys.postgresPassword());
    }

    /** The Temporal server's host:port. */
    String temporalAddress() {
        return temporalSource instanceof TemporalSource.External(String address)
                ? address
                : "127.0.0.1:" + ports.temporal();
    }

    PartSettings settings() {
        return new PartSettings(this);
    }

    JavaProgram java() {
        return new JavaProgram(surroundings.javaHome(), surroundings.app());
    }

    private PartPlan postgresPart() {
        Postgres postgres = postgres();
        String probed = postgres.jdbc("postgres", Postgres.SUPERUSER, keys.postgresPassword());
        Launch launch = postgres.launch(Part.POSTGRES.label(), Part.POSTGRES.stopping());
        return new PartPlan(Part.POSTGRES, launch, () -> Health.postgres(probed), postgres.address(), SOON);
    }

    private PartPlan temporalPart() {
        String address = temporalAddress();
        if (temporalSource instanceof TemporalSource.Program(Path program)) {
            Launch launch = launch(Part.TEMPORAL, devServer(program), Map.of(), address);
            String ui = Ports.http(ports.temporalUi());
            return new PartPlan(Part.TEMPORAL, launch, () -> Health.temporalUi(ui), address, SOON);
        }
        return new PartPlan(Part.TEMPORAL, null, () -> Health.temporal(address), address, EXTERNAL);
    }

    private List<String> devServer(Path program) {
        Path database = home().data().resolve("temporal.db");
        return List.of(
                program.toString(),
                "server",
                "start-dev",
                "--ip",
                "127.0.0.1",
                "--port",
                Integer.toString(ports.temporal()),
                "--ui-port",
                Integer.toString(ports.temporalUi()),
                "--db-filename",
                database.toString(),
                "--log-level",
                "warn");
    }

    private PartPlan standInsPart() {
        String url = Ports.http(ports.identity());
        List<String> command = java().command(JavaRun.ownClass("standins", "io.tenure.dev.StandIns"));
        Launch launch = launch(Part.STANDINS, command, settings().standIns(), url);
        return new PartPlan(Part.STANDINS, launch, () -> Health.identity(url), url, SOON);
    }

    private PartPlan workerPart(String testClock) {
        String url = Ports.http(ports.worker());
        Launch launch =
                launch(Part.WORKER, java().command(JavaRun.WORKER), settings().worker(testClock), url);
        return new PartPlan(Part.WORKER, launch, () -> Health.worker(url), url, LATER);
    }

    private PartPlan apiPart() {
        String url = Ports.http(ports.api());
        Launch launch = launch(Part.API, java().command(JavaRun.API), settings().api(), url);
        return new PartPlan(Part.API, launch, () -> Health.api(url), url, LATER);
    }

    private Launch launch(Part part, List<String> command, Map<String, String> environment, String url) {
        return new Launch(part.label(), command, environment, home().root(), url, part.stopping());
    }

    private Home home() {
        return surroundings.home();
    }
}
