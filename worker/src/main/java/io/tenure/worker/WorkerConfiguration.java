package io.tenure.worker;

import com.zaxxer.hikari.HikariDataSource;
import io.temporal.common.converter.DataConverter;
import io.tenure.store.ConnectionKind;
import io.tenure.store.DatabaseAddress;
import io.tenure.store.TenureJdbi;
import io.tenure.store.UuidV7;
import io.tenure.store.audit.AuditLog;
import io.tenure.workflows.temporal.Payloads;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every feature builds on: rows, ids, time, and the form of messages to workflows. */
@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    UuidV7 ids(Clock clock) {
        return new UuidV7(clock, new SecureRandom());
    }

    @Bean
    AuditLog auditLog(AuditProperties audit, UuidV7 ids) {
        return new AuditLog(audit.parsed(), ids);
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
    HikariDataSource pool(DatabaseAddress database) {
        HikariDataSource pool = new HikariDataSource();
        ConnectionKind.WORKER.furnish(pool, database);
        return pool;
    }

    @Bean
    Jdbi jdbi(DataSource dataSource) {
        return TenureJdbi.of(dataSource);
    }

    @Bean
    DataConverter dataConverter() {
        return Payloads.converter();
    }
}
