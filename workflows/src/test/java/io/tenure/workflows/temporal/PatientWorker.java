package io.tenure.workflows.temporal;

import io.temporal.worker.WorkerOptions;

/** Options of workers in tests: where every core is busy, loading classes takes more than the second that Temporal gives a workflow's thread. */
public final class PatientWorker {

    public static final WorkerOptions OPTIONS = WorkerOptions.newBuilder()
            .setDefaultDeadlockDetectionTimeout(30_000)
            .build();

    private PatientWorker() {}
}
