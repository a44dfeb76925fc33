package io.tenure.api.request;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.AsyncCommandExecutor;
import io.github.bucket4j.distributed.proxy.CommandExecutor;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.OptimizationListener;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.distributed.remote.CommandResult;
import io.github.bucket4j.distributed.remote.RemoteCommand;
import io.github.bucket4j.distributed.remote.commands.CreateInitialStateAndExecuteCommand;

/**
 * Batches of one caller's requests, each of which makes the bucket where there is none. By themselves the library's batches fail as a whole where the
 * bucket is missing and none of their requests was to make it: all first calls that come at once, and those that come when a bucket was forgotten.
 */
record BegunBuckets(BucketConfiguration configuration, Optimization batches) implements Optimization {

    static BegunBuckets of(BucketConfiguration configuration) {
        return new BegunBuckets(configuration, Optimizations.batching());
    }

    @Override
    public Optimization withListener(OptimizationListener listener) {
        return new BegunBuckets(configuration, batches.withListener(listener));
    }

    @Override
    public CommandExecutor apply(CommandExecutor table) {
        return batches.apply(new CommandExecutor() {
            @Override
            public <T> CommandResult<T> execute(RemoteCommand<T> command) {
                return table.execute(new CreateInitialStateAndExecuteCommand<>(configuration, command));
            }
        });
    }

    @Override
    public AsyncCommandExecutor apply(AsyncCommandExecutor table) {
        throw new UnsupportedOperationException("A table's buckets are asked by the thread that waits");
    }
}
