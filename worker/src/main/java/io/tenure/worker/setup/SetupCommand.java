package io.tenure.worker.setup;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Installs what Tenure needs of PostgreSQL and Temporal. Safe to repeat. Secrets come from the environment, where a list of processes does not show them. */
@Command(
        name = "setup",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 120,
        description =
                "Installs roles, database and schema, then Temporal's namespace, search attributes and schedules. Safe"
                        + " to repeat.",
        footer = {
            "",
            "Environment:",
            "  TENURE_SETUP_OWNER_URL             jdbc:postgresql://host:port/database, created when missing",
            "  TENURE_SETUP_OWNER_USER            who installs: a superuser (default postgres), or tenure_owner to"
                    + " migrate only",
            "  TENURE_SETUP_OWNER_PASSWORD        that user's password (default empty)",
            "  TENURE_SETUP_OWNER_ROLE_PASSWORD   what tenure_owner's password becomes",
            "  TENURE_SETUP_APPLICATION_PASSWORD  what tenure_app's password becomes",
            "  TEMPORAL_ADDRESS                   host:port (default 127.0.0.1:7233)",
            "  TEMPORAL_NAMESPACE                 registered when missing (default default)",
            "  SPRING_TEMPORAL_CONNECTION_..      TLS and API key, as the worker reads them (see docs/operating.md)",
            "  TENURE_SETUP_RETENTION_DAYS        how long a new namespace keeps closed runs (default 7)",
            "",
            "Exit codes: 0 done, 2 settings, 3 database, 4 Temporal."
        })
public final class SetupCommand implements Callable<Integer> {

    private final SetupEnvironment environment;

    @Parameters(arity = "0..1", paramLabel = "part", description = "database or temporal; both when left out")
    private @Nullable Part part;

    @Spec
    private @Nullable CommandSpec spec;

    SetupCommand(Map<String, String> environment) {
        this.environment = new SetupEnvironment(environment);
    }

    /** What can be installed alone. */
    enum Part {
        DATABASE,
        TEMPORAL
    }

    /** @return the exit code of the process */
    public static int run(String[] arguments, Map<String, String> environment) {
        System.setProperty("logback.configurationFile", "logback-setup.xml");
        return new CommandLine(new SetupCommand(environment))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(SetupCommand::explain)
                .execute(arguments);
    }

    @Override
    public Integer call() {
        if (part != Part.TEMPORAL) {
            say(environment.database().install());
        }
        if (part != Part.DATABASE) {
            say(environment.temporal().install());
        }
        return 0;
    }

    private void say(String line) {
        if (spec != null) {
            spec.commandLine().getOut().println(line);
        }
    }

    static int explain(Exception exception, CommandLine command, CommandLine.ParseResult arguments) throws Exception {
        if (exception instanceof SetupFailure failure) {
            PrintWriter errors = command.getErr();
            errors.println("setup: " + failure.getMessage());
            return failure.exitCode();
        }
        throw exception;
    }
}
