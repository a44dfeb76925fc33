package io.tenure.workflows.replay;

import static io.temporal.internal.common.ProtobufTimeUtils.toJavaDuration;
import static io.temporal.internal.common.ProtobufTimeUtils.toProtoDuration;

import io.temporal.api.common.v1.RetryPolicy;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import java.time.Duration;

/** What the server writes into an event for an option that was left out, so that a call can be compared with the event. */
final class ServerDefaults {

    private static final Duration INITIAL_INTERVAL = Duration.ofSeconds(1);
    private static final int LONGEST_IN_INITIAL_INTERVALS = 100;
    private static final double COEFFICIENT = 2;

    private final Duration runTimeout;

    ServerDefaults(com.google.protobuf.Duration runTimeout) {
        this.runTimeout = toJavaDuration(runTimeout);
    }

    ActivityTaskScheduledEventAttributes fill(ActivityTaskScheduledEventAttributes asked) {
        Duration whole = toJavaDuration(asked.getScheduleToCloseTimeout());
        Duration all = whole.isZero() ? runTimeout : shorter(whole, runTimeout);
        Duration oneTry = shorter(or(toJavaDuration(asked.getStartToCloseTimeout()), all), all);
        Duration waiting = or(toJavaDuration(asked.getScheduleToStartTimeout()), all);
        return asked.toBuilder()
                .setScheduleToCloseTimeout(toProtoDuration(all))
                .setStartToCloseTimeout(toProtoDuration(oneTry))
                .setScheduleToStartTimeout(toProtoDuration(shorter(waiting, all)))
                .setHeartbeatTimeout(toProtoDuration(shorter(toJavaDuration(asked.getHeartbeatTimeout()), oneTry)))
                .setRetryPolicy(fill(asked.getRetryPolicy()))
                .build();
    }

    private static RetryPolicy fill(RetryPolicy asked) {
        Duration initial = or(toJavaDuration(asked.getInitialInterval()), INITIAL_INTERVAL);
        Duration longest =
                or(toJavaDuration(asked.getMaximumInterval()), initial.multipliedBy(LONGEST_IN_INITIAL_INTERVALS));
        double coefficient = asked.getBackoffCoefficient() == 0 ? COEFFICIENT : asked.getBackoffCoefficient();
        return asked.toBuilder()
                .setInitialInterval(toProtoDuration(initial))
                .setMaximumInterval(toProtoDuration(longest))
                .setBackoffCoefficient(coefficient)
                .build();
    }

    private static Duration or(Duration asked, Duration otherwise) {
        return asked.isZero() ? otherwise : asked;
    }

    /** Zero stands for no limit. */
    private static Duration shorter(Duration one, Duration limit) {
        return limit.isZero() || one.compareTo(limit) < 0 ? one : limit;
    }
}
