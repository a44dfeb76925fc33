package io.tenure.workflows.webhook;

public record ReconciliationInput(ReconciliationKind kind) {}
