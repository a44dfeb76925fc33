package io.tenure.api.seat;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tenure.api.application.LastUses;
import io.tenure.api.identity.AcrossTenants;
import io.tenure.api.identity.ApiKeys;
import io.tenure.api.problem.Problems;
import io.tenure.api.request.ClientAddress;
import io.tenure.api.request.FilterOrder;
import io.tenure.api.request.RateLimitSettings;
import io.tenure.store.DatabaseAddress;
import io.tenure.store.seat.LiveKeyDao;
import io.tenure.store.seat.SeatCheckQuery;
import io.tenure.store.seat.SeatUseDao;
import io.tenure.workflows.value.SeatId;
import java.sql.SQLException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the check's own path, from its connections to its place before the filters that cost as much as the check itself. */
@Configuration(proxyBeanMethods = false)
class SeatConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SeatConfiguration.class);

    @Bean(destroyMethod = "close")
    SeatCheckQuery seatCheckQuery(DatabaseAddress database, SeatCheckSettings settings) {
        return new SeatCheckQuery(database.url(), database.user(), database.password(), settings.connections());
    }

    /** Before the API calls itself ready. Where the database is away, the API is ready all the same and says so at each check. */
    @Bean
    ApplicationRunner openSeatCheckQuery(SeatCheckQuery query) {
        return arguments -> {
            try {
                query.open();
            } catch (SQLException away) {
                log.warn("Checks find no database yet: SQL state {}", away.getSQLState());
            }
        };
    }

    @Bean
    SeatChecks.CheckKeys checkKeys(ApiKeys keys, @Value("${tenure.stripe.live-mode}") boolean liveMode) {
        return new SeatChecks.CheckKeys(keys, liveMode);
    }

    @Bean
    SeatChecks seatChecks(SeatChecks.CheckKeys keys, SeatCheckQuery query, Clock clock, SeatUses uses) {
        return new SeatChecks(keys, query, clock, uses);
    }

    @Bean
    KnownKeys knownKeys(AcrossTenants across, Clock clock) {
        return new KnownKeys(
                (madeSince, now) -> across.jdbi()
                        .withExtension(LiveKeyDao.class, rows -> rows.hashes(madeSince, now, KnownKeys.MOST)),
                clock);
    }

    @Bean
    SeatCheckGuard seatCheckGuard(
            SeatChecks checks, RateLimitSettings limits, KnownKeys known, ClientAddress addresses) {
        return new SeatCheckGuard(checks, new CheckLimits(limits, TimeMeter.SYSTEM_MILLISECONDS), known, addresses);
    }

    @Bean
    LastUses<SeatId> usesOfSeats(AcrossTenants across) {
        return new LastUses<>(
                (ids, millis) -> across.jdbi().withExtension(SeatUseDao.class, uses -> uses.write(ids, millis)));
    }

    @Bean
    FilterRegistrationBean<SeatCheckFilter> seatCheckFilter(
            SeatCheckGuard guard, Problems problems, MeterRegistry meters) {
        FilterRegistrationBean<SeatCheckFilter> filter =
                new FilterRegistrationBean<>(new SeatCheckFilter(guard, problems, meters));
        filter.addUrlPatterns(SeatCheckFilter.PATH);
        filter.setOrder(FilterOrder.SEAT_CHECK);
        return filter;
    }
}
