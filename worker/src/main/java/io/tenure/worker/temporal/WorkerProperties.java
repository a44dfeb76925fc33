package io.tenure.worker.temporal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much this process takes on at once.
 *
 * @param core workflows and what they write to PostgreSQL
 * @param stripe calls to Stripe
 * @param drain how long a shutdown waits for what is under way
 * @param probeInterval how often Temporal is asked whether it is there
 */
@Validated
@ConfigurationProperties("tenure.worker")
public record WorkerProperties(
        @Valid @DefaultValue Core core,
        @Valid @DefaultValue Stripe stripe,
        @DurationMin(seconds = 0) @DefaultValue("20s") Duration drain,
        @DurationMin(millis = 100) @DefaultValue("5s") Duration probeInterval) {

    /**
     * @param localActivities statements at once; more than the connection pool holds would only wait for each other, and time out
     * @param cachedWorkflows how many workflows stay in memory between their tasks
     */
    public record Core(
            @Min(2) @DefaultValue("5") int workflowPollers,
            @Positive @DefaultValue("100") int workflowTasks,
            @Positive @DefaultValue("2") int activityPollers,
            @Positive @DefaultValue("8") int activities,
            @Positive @DefaultValue("12") int localActivities,
            @Positive @DefaultValue("600") int cachedWorkflows) {}

    /**
     * @param perSecond activities that all workers together begin in a second; 0: no limit (billing rule 35)
     * @param callsPerSecond calls that this process sends to Stripe in a second, four fifths of them for looks: Stripe's limit divided by the number of
     *     workers; 0: Stripe's own limit, 100 with a live key and 25 with a test key
     */
    public record Stripe(
            @Positive @DefaultValue("5") int activityPollers,
            @Positive @DefaultValue("25") int activities,
            @PositiveOrZero @DefaultValue("25") double perSecond,
            @PositiveOrZero @DefaultValue("0") int callsPerSecond) {

        /** At least 2, so that looks and commands have one each. */
        public int callsPerSecond(boolean liveMode) {
            int ofStripe = liveMode ? 100 : 25;
            return callsPerSecond == 0 ? ofStripe : Math.max(2, callsPerSecond);
        }
    }
}
