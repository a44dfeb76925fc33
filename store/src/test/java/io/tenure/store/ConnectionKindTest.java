package io.tenure.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the server and the driver believe that they were told. */
final class ConnectionKindTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @ParameterizedTest
    @CsvSource({
        "API_REQUEST,        none,          2500ms, 3s,    5s,    4",
        "API_ACROSS_TENANTS, tenure_system, 2500ms, 3s,    5s,    4",
        "CHECK,              tenure_system, 400ms, 450ms, 5s,    1",
        "WORKER,             tenure_system, 3s,    5s,    5s,    6",
        "SWEEP,              tenure_system, 3s,    5s,    5s,    6",
        "OPERATOR,           tenure_system, 10s,   50s,   10min, 60",
        "SETUP,              none,          10s,   0,     0,     3600"
    })
    void limitsBothEnds(ConnectionKind kind, String role, String lock, String statement, String idle, String answer) {
        Map<String, String> told = server(kind);

        assertThat(told)
                .containsEntry("role", role)
                .containsEntry("lock_timeout", lock)
                .containsEntry("statement_timeout", statement)
                .containsEntry("idle_in_transaction_session_timeout", idle)
                .containsEntry("tcp_keepalives_idle", "15");
        assertThat(kind.properties()).containsEntry("socketTimeout", answer).containsEntry("tcpKeepAlive", "true");
    }

    @ParameterizedTest
    @EnumSource(ConnectionKind.class)
    void tellsItsNameAndNoDetails(ConnectionKind kind) {
        assertThat(server(kind).get("application_name")).startsWith("tenure-");
        assertThat(kind.properties()).containsEntry("logServerErrorDetail", "false");
    }

    @Test
    void furnishesPoolsThatStartWithoutTheirDatabase() {
        HikariConfig pool = new HikariConfig();

        ConnectionKind.WORKER.furnish(pool, address(ConnectionKind.WORKER));

        assertThat(pool.getInitializationFailTimeout()).isNegative();
        assertThat(pool.getDataSourceProperties()).isEqualTo(ConnectionKind.WORKER.properties());
        assertThat(pool.getKeepaliveTime()).isLessThan(pool.getMaxLifetime());
    }

    @Test
    void tellsNobodyThePassword() {
        assertThat(new DatabaseAddress("jdbc:postgresql://localhost/tenure", "tenure_app", "secret").toString())
                .doesNotContain("secret");
    }

    /** Over the network: a local socket has no keepalive. */
    private static Map<String, String> server(ConnectionKind kind) {
        return Jdbi.create(kind.unpooled(address(kind)))
                .withHandle(handle -> handle.createQuery("""
                    select name, current_setting(name) as value
                      from unnest(array['role', 'lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout',
                                        'tcp_keepalives_idle', 'application_name']) as name
                    """)
                        .setMapKeyColumn("name")
                        .setMapValueColumn("value")
                        .collectInto(new GenericType<Map<String, String>>() {}));
    }

    private static DatabaseAddress address(ConnectionKind kind) {
        DatabaseSetup.Settings settings = DATABASE.settings();
        return kind == ConnectionKind.SETUP
                ? new DatabaseAddress(settings.url(), DatabaseSetup.OWNER, settings.ownerPassword())
                : new DatabaseAddress(settings.url(), DatabaseSetup.APPLICATION, settings.applicationPassword());
    }
}
