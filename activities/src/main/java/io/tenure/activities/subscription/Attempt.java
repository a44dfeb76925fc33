package io.tenure.activities.subscription;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import java.time.Instant;

/**
 * Which try of an activity this is.
 *
 * @param number counts from 1
 * @param scheduledAt when the first try was asked for: the same for all of them
 */
public record Attempt(int number, Instant scheduledAt) {

    /** Of the activity that runs on this thread. */
    public static Attempt current() {
        ActivityInfo info = Activity.getExecutionContext().getInfo();
        return new Attempt(info.getAttempt(), Instant.ofEpochMilli(info.getScheduledTimestamp()));
    }
}
