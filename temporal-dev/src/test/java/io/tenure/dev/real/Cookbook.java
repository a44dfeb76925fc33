package io.tenure.dev.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/cookbook.md} as one shell script: blocks of {@code sh}, each with the {@code text} that it prints, when it prints any. */
final class Cookbook {

    private static final Pattern BLOCK =
            Pattern.compile("```sh\n(?<script>.*?)\n```\n(?:\n```text\n(?<printed>.*?)\n```\n)?", Pattern.DOTALL);
    private static final Pattern TITLE = Pattern.compile("^## (.*)$", Pattern.MULTILINE);

    /** Ids, instants and the run's number: what differs from run to run. */
    private static final Pattern VARYING = Pattern.compile(
            "(?<=[a-z]_)[0-9a-hjkmnp-tv-z]{26}\\b|\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z|(?<!\\d)1\\d{9}(?!\\d)");

    private static final String PREAMBLE = """
        set -euo pipefail
        curl() { printf . >>'%s'; command curl "$@"; }
        """;

    private final List<Step> steps;

    Cookbook(Path document) throws IOException {
        String text = Files.readString(document);
        List<Step> found = new ArrayList<>();
        for (Matcher block = BLOCK.matcher(text); block.find(); ) {
            String printed = block.group("printed");
            found.add(
                    new Step(titleBefore(text, block.start()), block.group("script"), printed == null ? "" : printed));
        }
        this.steps = List.copyOf(found);
    }

    /** @param printed as the document says */
    record Step(String title, String script, String printed) {}

    List<Step> steps() {
        return steps;
    }

    private static String titleBefore(String text, int position) {
        return TITLE.matcher(text.substring(0, position))
                .results()
                .map(match -> match.group(1))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** Runs all steps in one shell, which ends at the first that fails; what each prints is found in {@code folder}. */
    int run(ProcessBuilder shell, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.write(requests(folder), new byte[0]);
        StringBuilder script = new StringBuilder(PREAMBLE.formatted(requests(folder)));
        for (int step = 0; step < steps.size(); step++) {
            Path printed = printed(folder, step);
            Files.deleteIfExists(printed);
            script.append("{\n%s\n} >'%s' 2>&1\n".formatted(steps.get(step).script(), printed));
        }
        Path file = Files.writeString(folder.resolve("cookbook.sh"), script);
        Process process = shell.command("bash", file.toString()).inheritIO().start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("The cookbook takes longer than five minutes");
        }
        return process.exitValue();
    }

    /** A file with one byte for each request that the steps made. */
    static Path requests(Path folder) {
        return folder.resolve("requests").toAbsolutePath();
    }

    static Path printed(Path folder, int step) {
        return folder.resolve(step + ".txt").toAbsolutePath();
    }

    static String withoutWhatVaries(String text) {
        return VARYING.matcher(text.strip()).replaceAll("…");
    }
}
