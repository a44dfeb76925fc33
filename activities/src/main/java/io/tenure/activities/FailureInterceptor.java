package io.tenure.activities;

import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever an activity throws into a failure of a type and a code, without a vendor's text and without a cause: histories and logs outlive the
 * persons that a message might name (law 6).
 */
public final class FailureInterceptor extends WorkerInterceptorBase {

    private static final Logger LOG = LoggerFactory.getLogger(FailureInterceptor.class);
    private static final int FRAMES = 8;

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new ActivityInboundCallsInterceptorBase(next) {
            @Override
            public ActivityOutput execute(ActivityInput input) {
                try {
                    return super.execute(input);
                } catch (TemporalFailure e) {
                    throw withoutCause(e);
                } catch (RuntimeException e) {
                    throw unexpected(e);
                }
            }
        };
    }

    private static TemporalFailure withoutCause(TemporalFailure failure) {
        if (failure instanceof ApplicationFailure ours && ours.getCause() != null) {
            return ApplicationFailure.newBuilder()
                    .setMessage(ours.getOriginalMessage())
                    .setType(ours.getType())
                    .setNonRetryable(ours.isNonRetryable())
                    .build();
        }
        return failure;
    }

    private static ApplicationFailure unexpected(RuntimeException exception) {
        ApplicationFailure failure = Failures.classify(exception);
        LOG.warn(
                "Activity failed: {}, {} at {}",
                failure.getOriginalMessage(),
                exception.getClass().getName(),
                Arrays.stream(exception.getStackTrace()).limit(FRAMES).toList());
        return failure;
    }
}
