package io.tenure.api.operator;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** What all commands have: the database of the environment, an actor, and one line or one JSON object as their output. */
@Command(mixinStandardHelpOptions = true)
abstract sealed class Subcommand implements Callable<Integer>
        permits AddMember,
                CreateApiKey,
                CreateApplication,
                CreatePlan,
                GenerateAuditKeys,
                PlatformRoleCommand,
                ListApiKeys,
                RevokeApiKey,
                VerifyAudit {

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(names = "--by", paramLabel = "NAME", description = "Who types, for the audit. Default: the system's user.")
    private String actor = System.getProperty("user.name", "operator");

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit.")
    private @Nullable String reason;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * @param line for people
     * @param fields for programs
     */
    record Result(String line, Map<String, ?> fields) {}

    /** Throws {@link Refusal} when it cannot be done. */
    abstract Result run(Desk desk);

    @Override
    public final Integer call() {
        CommandSpec known = Objects.requireNonNull(spec);
        OperatorCommand command = (OperatorCommand) known.root().userObject();
        Result result = run(new Desk(command.environment(), actor, reason));
        known.commandLine()
                .getOut()
                .println(json ? JsonMapper.shared().writeValueAsString(result.fields()) : result.line());
        return 0;
    }
}
