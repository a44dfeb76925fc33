package io.tenure.dev.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.tenure.dev.process.Children;
import io.tenure.dev.process.Ending;
import io.tenure.dev.process.ProcessTable;
import io.tenure.dev.process.Progress;
import io.tenure.dev.process.Refusal;
import io.tenure.dev.process.Stopping;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresTest {
    private static final Stopping FAST = new Stopping("INT", 20, false);

    @TempDir
    private Path folder;

    private ProcessTable table;
    private Children children;
    private Postgres postgres;

    @BeforeEach
    void choose() throws IOException {
        table = new ProcessTable(folder.resolve("processes.json"));
        children = new Children(table);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            postgres = new Postgres(folder.resolve("cache"), folder, free.getLocalPort(), "secret");
        }
    }

    @AfterEach
    void stop() {
        new Ending(new Progress(line -> {})).endInReverse(table.living());
    }

    @Test
    void keepsItsDataAndShowsItsRealProcess() throws IOException, SQLException {
        long first = start();
        execute("create table kept (id int)");
        assertThat(first).isEqualTo(postmaster());
        stop();

        long second = start();

        assertThat(second).isNotEqualTo(first);
        assertThat(execute("select count(*) from kept")).isTrue();
    }

    @Test
    void refusesAFolderThatALivingPostgresUses() {
        long pid = start();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> postgres.launch("postgres", FAST))
                .withMessageContaining("locked by the PostgreSQL process " + pid);
    }

    @Test
    void startsAfterACrashWhosePidBelongsToAnother() throws IOException {
        start();
        stop();
        Files.writeString(
                folder.resolve("postgres/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");

        assertThat(start()).isEqualTo(postmaster());
    }

    @Test
    void makesAnewWhatWasLeftHalfMade() throws IOException {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "18\n");
        Files.writeString(folder.resolve("postgres.unfinished"), "");

        assertThat(start()).isEqualTo(postmaster());
    }

    @Test
    void opensToNobodyWithoutThePassword() {
        start();

        assertThat(PostgresProbe.answers(postgres.jdbc("postgres", Postgres.SUPERUSER, "wrong")))
                .isFalse();
    }

    private long start() {
        postgres.initialise(children, folder.resolve("initdb.log"));
        Process process = children.start(postgres.launch("postgres", FAST), folder.resolve("postgres.log"));
        await().atMost(Duration.ofSeconds(30)).until(() -> PostgresProbe.answers(url()));
        return process.pid();
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst());
    }

    private boolean execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return true;
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next();
            }
        }
    }

    private String url() {
        return postgres.jdbc("postgres", Postgres.SUPERUSER, "secret");
    }
}
