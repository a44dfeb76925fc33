package io.tenure.dev.launcher;

import io.tenure.dev.process.Launch;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How a part is started and known to be well.
 *
 * @param launch null when somebody else runs it
 * @param patience how long it may take to become healthy
 */
record PartPlan(Part part, @Nullable Launch launch, BooleanSupplier healthy, String url, Duration patience) {}
