package io.tenure.dev.demo;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.tenure.dev.process.Refusal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoSeedTest {
    @TempDir
    private Path folder;

    @Test
    void refusesDataOfAnotherStripeAccount() {
        new SeedMemory(folder.resolve("demo.json")).once("account", () -> "acct_standin");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DemoSeed.requireAccount(folder, "acct_1NxQ"))
                .withMessageContainingAll("acct_standin", "acct_1NxQ", "--fresh", "TENURE_HOME");
    }

    @Test
    void goesOnWithDataOfItsOwnAccountAndWithNone() {
        assertThatNoException().isThrownBy(() -> DemoSeed.requireAccount(folder, "acct_standin"));
        new SeedMemory(folder.resolve("demo.json")).once("account", () -> "acct_standin");

        assertThatNoException().isThrownBy(() -> DemoSeed.requireAccount(folder, "acct_standin"));
    }
}
