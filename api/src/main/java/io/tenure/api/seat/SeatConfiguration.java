package io.tenure.api.seat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tenure.api.identity.ApiKeys;
import io.tenure.api.problem.Problems;
import io.tenure.store.seat.SeatCheckQuery;
import java.time.Clock;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Builds the check's own path, from its connections to its place before all other filters but the one that gives a request its id. */
@Configuration(proxyBeanMethods = false)
class SeatConfiguration {

    @Bean(destroyMethod = "close")
    SeatCheckQuery seatCheckQuery(JdbcConnectionDetails database, SeatCheckSettings settings) {
        return new SeatCheckQuery(
                database.getJdbcUrl(),
                String.valueOf(database.getUsername()),
                String.valueOf(database.getPassword()),
                settings.connections());
    }

    @Bean
    SeatChecks seatChecks(ApiKeys keys, SeatCheckQuery query, Clock clock) {
        return new SeatChecks(keys, query, clock);
    }

    @Bean
    FilterRegistrationBean<SeatCheckFilter> seatCheckFilter(
            SeatChecks checks, Problems problems, MeterRegistry meters) {
        FilterRegistrationBean<SeatCheckFilter> filter =
                new FilterRegistrationBean<>(new SeatCheckFilter(checks, problems, meters));
        filter.addUrlPatterns(SeatCheckFilter.PATH);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }
}
