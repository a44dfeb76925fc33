/** Replays that compare more than Temporal's own: durations, options and payloads of what a workflow asks for. */
@NullMarked
package io.tenure.workflows.replay;

import org.jspecify.annotations.NullMarked;
