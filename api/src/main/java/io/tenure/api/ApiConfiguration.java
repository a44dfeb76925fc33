package io.tenure.api;

import com.zaxxer.hikari.HikariDataSource;
import io.temporal.common.converter.DataConverter;
import io.tenure.api.audit.AuditSettings;
import io.tenure.api.health.PoolsHealthIndicator;
import io.tenure.api.identity.AcrossTenants;
import io.tenure.api.identity.Tenant;
import io.tenure.store.ConnectionKind;
import io.tenure.store.DatabaseAddress;
import io.tenure.store.TenantConnections;
import io.tenure.store.TenureJdbi;
import io.tenure.store.UuidV7;
import io.tenure.store.audit.AuditLog;
import io.tenure.workflows.temporal.Payloads;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every feature builds on: rows, ids, time, and the form of messages to workflows. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    UuidV7 ids(Clock clock) {
        return new UuidV7(clock, new SecureRandom());
    }

    @Bean
    AuditLog auditLog(AuditSettings audit, UuidV7 ids) {
        return new AuditLog(audit.parsed(), ids);
    }

    /** Sees the rows of the organization that the request at hand is about. */
    @Bean
    Jdbi jdbi(DataSource requests) {
        return TenureJdbi.of(new TenantConnections(requests, Tenant::current));
    }

    @Bean
    DatabaseAddress database(DataSourceProperties database) {
        return new DatabaseAddress(
                database.determineUrl(),
                String.valueOf(database.determineUsername()),
                String.valueOf(database.determinePassword()));
    }

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource requestPool(DatabaseAddress database) {
        return pool("requests", ConnectionKind.API_REQUEST, database);
    }

    /** The second pool, with the settings of the first: what stands before the gate or beside the tenants, and nothing else, asks it. */
    @Bean(defaultCandidate = false)
    @Qualifier(AcrossTenants.POOL)
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource acrossTenantsPool(DatabaseAddress database) {
        return pool("across-tenants", ConnectionKind.API_ACROSS_TENANTS, database);
    }

    /** Part of the readiness: without them hardly anything is answered. The check has connections of its own. */
    @Bean
    PoolsHealthIndicator databaseHealthIndicator(
            HikariDataSource requestPool, @Qualifier(AcrossTenants.POOL) HikariDataSource acrossTenantsPool) {
        return new PoolsHealthIndicator(Map.of(
                requestPool.getPoolName(), () -> answers(requestPool),
                acrossTenantsPool.getPoolName(), () -> answers(acrossTenantsPool)));
    }

    private static HikariDataSource pool(String name, ConnectionKind kind, DatabaseAddress database) {
        HikariDataSource pool = new HikariDataSource();
        kind.furnish(pool, database);
        pool.setPoolName(name);
        return pool;
    }

    private static boolean answers(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(1);
        }
    }

    @Bean
    DataConverter dataConverter() {
        return Payloads.converter();
    }
}
