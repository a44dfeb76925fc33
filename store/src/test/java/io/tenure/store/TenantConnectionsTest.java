package io.tenure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tenure.workflows.value.OrganizationId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One connection, so that each tenant gets the one that another has left. */
final class TenantConnectionsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final TestRows rows = new TestRows(DATABASE);
    private final OrganizationId one = rows.organization();
    private final OrganizationId other = rows.organization();
    private final AtomicReference<Optional<OrganizationId>> tenant = new AtomicReference<>(Optional.empty());
    private final HikariDataSource pool = pool();
    private final Jdbi jdbi = TenureJdbi.of(new TenantConnections(pool, tenant::get));

    @AfterEach
    void end() {
        pool.close();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void seeWhoseTheyAre() {
        assertThat(seenBy(Optional.empty())).isEmpty();
        assertThat(seenBy(Optional.of(one))).contains(one);
        assertThat(seenBy(Optional.of(one))).contains(one);
        assertThat(seenBy(Optional.of(other))).contains(other);
        assertThat(seenBy(Optional.empty())).isEmpty();
    }

    @Test
    void stayWhoseTheyAreWhenATransactionIsUndone() {
        tenant.set(Optional.of(one));
        jdbi.useTransaction(handle -> {
            handle.execute("update organization set name = 'Clinic'");
            handle.rollback();
        });

        assertThat(seenBy(Optional.of(one))).contains(one);
        assertThat(seenBy(Optional.of(other))).contains(other);
    }

    @Test
    void belongToNobodyAfterAFailure() {
        tenant.set(Optional.of(one));
        assertThatThrownBy(() -> jdbi.useTransaction(handle -> handle.execute("select 1 / 0")))
                .hasMessageContaining("division by zero");

        assertThat(seenBy(Optional.empty())).isEmpty();
    }

    private Optional<OrganizationId> seenBy(Optional<OrganizationId> who) {
        tenant.set(who);
        return jdbi.withHandle(handle -> handle.createQuery("select organization_id from organization")
                .mapTo(OrganizationId.class)
                .findOne());
    }

    private static HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(DATABASE.settings().url());
        config.setUsername(DatabaseSetup.APPLICATION);
        config.setPassword(DATABASE.settings().applicationPassword());
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }
}
