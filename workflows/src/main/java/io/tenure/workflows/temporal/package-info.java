/** What every workflow shares with Temporal: queues, search attributes, failure types, deadlines, payloads. */
@NullMarked
package io.tenure.workflows.temporal;

import org.jspecify.annotations.NullMarked;
