package io.tenure.dev.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.dev.real.Cookbook.Step;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the cookbook says is what happens. Needs bash, curl and jq, as the cookbook does. */
final class CookbookIT {

    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    @TestFactory
    Stream<DynamicTest> printsWhatTheDocumentSays() throws IOException, InterruptedException {
        Cookbook cookbook = new Cookbook(CHECKOUT.resolve("docs/cookbook.md"));
        Path folder = Path.of("target/cookbook").toAbsolutePath();
        int exit = cookbook.run(RealStack.running().shell(CHECKOUT), folder);
        System.out.printf(
                "cookbook: %d steps, %d requests, exit %d%n",
                cookbook.steps().size(), Files.size(Cookbook.requests(folder)), exit);
        assertThat(cookbook.steps()).hasSizeGreaterThan(15);
        return IntStream.range(0, cookbook.steps().size()).mapToObj(number -> {
            Step step = cookbook.steps().get(number);
            return DynamicTest.dynamicTest(step.title(), () -> {
                File printed = Cookbook.printed(folder, number).toFile();
                assertThat(printed).as("the steps before went well").exists();
                assertThat(Cookbook.withoutWhatVaries(Files.readString(printed.toPath())))
                        .isEqualTo(Cookbook.withoutWhatVaries(step.printed()));
                assertThat(exit)
                        .as("exit of the shell that told the whole story")
                        .isZero();
            });
        });
    }
}
