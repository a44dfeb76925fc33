package io.tenure.dev.postgres;

import io.tenure.dev.process.Children;
import io.tenure.dev.process.Launch;
import io.tenure.dev.process.PrivateFiles;
import io.tenure.dev.process.Refusal;
import io.tenure.dev.process.Stopping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One PostgreSQL with its data in a fixed folder. The process that is started is the postmaster itself, so its pid is
 * the real one. The superuser is {@code postgres}, with a password over TCP on the loopback interface only.
 *
 * @param cache where the programs are unpacked
 * @param folder holds the cluster in {@code postgres}, which is created when it is missing
 */
public record Postgres(Path cache, Path folder, int port, String password) {
    /** The superuser, who is not subject to row level security. */
    public static final String SUPERUSER = "postgres";

    /** The role that the parts use; the set-up creates it. */
    public static final String APPLICATION_ROLE = "tenure_app";

    /** The database of Tenure. */
    public static final String DATABASE = "tenure";

    private static final Duration INITIALISING = Duration.ofSeconds(60);

    /** Creates the cluster unless it is there; what a crash left half made is made anew. */
    public void initialise(Children children, Path log) {
        if (Files.exists(data().resolve("PG_VERSION")) && !Files.exists(unfinished())) {
            return;
        }
        Path data = data();
        PrivateFiles.delete(data);
        PrivateFiles.write(unfinished(), "");
        Path secret = folder.resolve("postgres.password");
        PrivateFiles.write(secret, password + "\n");
        List<String> command = program("initdb");
        command.addAll(List.of("-D", data.toString(), "-U", SUPERUSER, "--pwfile", secret.toString()));
        command.addAll(List.of("-A", "scram-sha-256", "-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"));
        command.add("--no-sync");
        children.run(Launch.helper("initdb", command, Map.of(), folder), log, INITIALISING);
        PrivateFiles.delete(secret);
        PrivateFiles.delete(unfinished());
    }

    /** How the postmaster is started. Refused when a living PostgreSQL uses the folder. */
    public Launch launch(String name, Stopping stopping) {
        refuseWhenLocked();
        List<String> command = program("postgres");
        command.addAll(List.of("-D", data().toString(), "-p", Integer.toString(port)));
        command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        return new Launch(name, command, Map.of(), folder, address(), stopping);
    }

    /** Where it listens, for people. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** The JDBC address of one of its databases, with credentials. */
    public String jdbc(String database, String user, String secret) {
        return jdbc(database) + "?user=" + user + "&password=" + secret;
    }

    /** The JDBC address of one of its databases, without credentials. */
    public String jdbc(String database) {
        return "jdbc:postgresql://" + address() + "/" + database;
    }

    private Path data() {
        return folder.resolve("postgres");
    }

    private Path unfinished() {
        return folder.resolve("postgres.unfinished");
    }

    /** PostgreSQL refuses root. In a user namespace of its own the same user is nobody, and still owns its files. */
    private List<String> program(String name) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(PostgresBinaries.in(cache).resolve("bin").resolve(name).toString());
        return command;
    }

    private boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseWhenLocked() {
        Path pidFile = data().resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return;
            }
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            if (isPostgres(pid)) {
                throw new Refusal("the data folder " + data() + " is locked by the PostgreSQL process " + pid
                        + ": end it with `kill -INT " + pid + "`, or set TENURE_HOME to another folder.");
            }
            Files.delete(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pidFile, e);
        }
    }

    /** After a crash its pid may belong to anybody; PostgreSQL itself would then not start. */
    private static boolean isPostgres(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
    }
}
