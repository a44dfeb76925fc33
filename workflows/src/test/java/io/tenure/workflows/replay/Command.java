package io.tenure.workflows.replay;

import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a workflow asked Temporal for, read from a history or seen in a replay.
 *
 * @param key the same in both: Temporal's id, derived from the run and from how many ids were taken before, or the number among its kind
 * @param task the event that began the workflow task in which it was asked
 * @param withdrawn it was cancelled within the same task and so never came into a history
 */
record Command(Kind kind, String key, long task, SortedMap<String, String> traits, AtomicBoolean withdrawn) {

    enum Kind {
        TIMER,
        ACTIVITY,
        LOCAL_ACTIVITY,
        SEARCH_ATTRIBUTES,
        UPDATE,
        END
    }

    Command(Kind kind, String key, long task, SortedMap<String, String> traits) {
        this(kind, key, task, traits, new AtomicBoolean());
    }

    String identity() {
        return kind + " " + key;
    }

    /** For a reader: the id alone says nothing. */
    String label() {
        String detail = traits.getOrDefault("type", traits.getOrDefault("summary", key));
        return kind + " (" + detail + ") of the task at event " + task;
    }
}
