package io.tenure.dev.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tenure.dev.process.Refusal;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeedMemoryTest {
    @TempDir
    private Path folder;

    @Test
    void makesAThingOnceAndFindsItLater() {
        AtomicInteger made = new AtomicInteger();

        assertThat(memory().once("plan", () -> "plan_" + made.incrementAndGet()))
                .isEqualTo("plan_1");
        assertThat(memory().once("plan", () -> "plan_" + made.incrementAndGet()))
                .isEqualTo("plan_1");
        assertThat(memory().known("plan")).isEqualTo("plan_1");
    }

    @Test
    void goesOnAfterAStepThatFailed() {
        memory().once("application", () -> "app_1");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> memory().once("plan", () -> {
                    throw new Refusal("no");
                }));

        assertThat(memory().has("application")).isTrue();
        assertThat(memory().once("plan", () -> "plan_2")).isEqualTo("plan_2");
    }

    private SeedMemory memory() {
        return new SeedMemory(folder.resolve("demo.json"));
    }
}
