package io.tenure.api;

import com.zaxxer.hikari.HikariDataSource;
import io.temporal.common.converter.DataConverter;
import io.tenure.api.audit.AuditSettings;
import io.tenure.api.identity.AcrossTenants;
import io.tenure.api.identity.Tenant;
import io.tenure.store.DatabaseSetup;
import io.tenure.store.TenantConnections;
import io.tenure.store.TenureJdbi;
import io.tenure.store.UuidV7;
import io.tenure.store.audit.AuditLog;
import io.tenure.workflows.temporal.Payloads;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
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

    /** The second pool, with the settings of the first: what stands before the gate or beside the tenants, and nothing else, asks it. */
    @Bean(defaultCandidate = false)
    @Qualifier(AcrossTenants.POOL)
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource acrossTenantsPool(JdbcConnectionDetails database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.getJdbcUrl());
        pool.setUsername(database.getUsername());
        pool.setPassword(database.getPassword());
        pool.setPoolName("across-tenants");
        pool.addDataSourceProperty("options", DatabaseSetup.AS_SYSTEM);
        return pool;
    }

    @Bean
    DataConverter dataConverter() {
        return Payloads.converter();
    }
}
