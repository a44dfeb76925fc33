package io.tenure.dev.launcher;

import io.tenure.dev.demo.DemoCommand;
import io.tenure.dev.process.Refusal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands of temporal-dev. Exit codes: 0 done, 1 refused or failed, 2 misspelled, and status has 3 for down. */
@Command(
        name = "temporal-dev",
        description = "The whole of Tenure on one machine.",
        subcommands = {UpCommand.class, DownCommand.class, StatusCommand.class, DemoCommand.class, LogsCommand.class})
public final class Main implements Runnable {
    @Spec
    CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "launcher-logback.xml");
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof Refusal refusal) {
                System.err.println("✘ " + refusal.getMessage());
                refusal.details().forEach(line -> System.err.println("  | " + line));
                return 1;
            }
            throw failure;
        });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** A mark of ours is UTF-8 whatever the machine's locale says. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
