package io.tenure.workflows.subscription;

import io.tenure.workflows.value.OperationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run hands to the next. Everything else is in the row and at the provider.
 *
 * @param lookedUpTo inbox sequence that the last look covered
 * @param unclearLooks looks in a row that ended without an answer
 * @param pendingStanding a suspension that was decided and is not in force yet
 * @param finished the last operations that were answered, oldest first, at most 32: a repeat is answered without being done again
 */
public record Carried(
        long lookedUpTo, int unclearLooks, @Nullable PendingStanding pendingStanding, List<OperationId> finished) {}
