package io.tenure.workflows.subscription;

import io.tenure.workflows.value.OperationId;

/** Waits for the answer to the operation that asked for the subscription. */
public record AwaitCreated(OperationId operationId) {}
