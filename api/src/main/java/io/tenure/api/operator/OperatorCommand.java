package io.tenure.api.operator;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.tenure.api.problem.DatabaseFailures;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code operator <noun> <verb>}. Exit status: 0 done, 1 refused, 2 wrong usage, 3 the database does not answer. */
@Command(
        name = "operator",
        description =
                "Makes plans, which no endpoint makes; applications, API keys, members and platform roles also while"
                        + " the API does not run or nobody has a role yet; and verifies the audit. Connects as the API"
                        + " does: SPRING_DATASOURCE_URL, _USERNAME, _PASSWORD.",
        mixinStandardHelpOptions = true,
        subcommands = {
            OperatorCommand.Applications.class,
            OperatorCommand.Plans.class,
            OperatorCommand.ApiKeys.class,
            OperatorCommand.Members.class,
            OperatorCommand.PlatformRoles.class,
            OperatorCommand.Audit.class
        })
public final class OperatorCommand {

    private static final int REFUSED = 1;
    private static final int UNAVAILABLE = 3;

    private final Map<String, String> environment;

    private OperatorCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs a command of this process and returns its exit status. */
    public static int run(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return run(arguments, System.getenv(), out, err);
    }

    static int run(String[] arguments, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.ERROR);
        }
        CommandLine line =
                new CommandLine(new OperatorCommand(environment)).setOut(out).setErr(err);
        line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command.getErr()));
        int status = line.execute(arguments);
        out.flush();
        err.flush();
        return status;
    }

    Map<String, String> environment() {
        return environment;
    }

    private static int explain(Exception failure, PrintWriter err) throws Exception {
        return switch (failure) {
            case Refusal refusal -> said(err, refusal.getMessage(), REFUSED);
            case ConnectionException away ->
                said(err, "The database does not answer. Check SPRING_DATASOURCE_URL.", UNAVAILABLE);
            case JdbiException away
            when DatabaseFailures.isUnavailable(away) ->
                said(err, "The database does not answer. Check SPRING_DATASOURCE_URL.", UNAVAILABLE);
            case IllegalArgumentException wrong -> said(err, String.valueOf(wrong.getMessage()), REFUSED);
            default -> throw failure;
        };
    }

    private static int said(PrintWriter err, @Nullable String line, int status) {
        err.println(line);
        return status;
    }

    @Command(name = "application", description = "Product applications.", subcommands = CreateApplication.class)
    static final class Applications {}

    @Command(name = "plan", description = "What applications sell.", subcommands = CreatePlan.class)
    static final class Plans {}

    @Command(
            name = "api-key",
            description = "Keys that applications check with.",
            subcommands = {CreateApiKey.class, ListApiKeys.class, RevokeApiKey.class})
    static final class ApiKeys {}

    @Command(name = "member", description = "Members of organizations.", subcommands = AddMember.class)
    static final class Members {}

    @Command(
            name = "audit",
            description = "The audit's chains and keys.",
            subcommands = {VerifyAudit.class, GenerateAuditKeys.class})
    static final class Audit {}

    @Command(
            name = "platform-role",
            description = "The platform's staff.",
            subcommands = {GrantPlatformRole.class, RevokePlatformRole.class})
    static final class PlatformRoles {}
}
