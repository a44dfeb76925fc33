package io.tenure.dev.launcher;

import io.tenure.dev.process.ProcessTable;
import io.tenure.dev.process.RecordedProcess;
import io.tenure.dev.process.Together;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Says which parts run and are healthy, each asked now. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says which parts run and are healthy. Exit code: 0 all, 1 not all, 3 the stack is down.")
final class StatusCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** One part as it is now; a part of somebody else has no pid. */
    record PartStatus(
            @Nullable Long pid, boolean healthy, @Nullable String url) {}

    /** The answer. The launcher's pid is null when it was killed: its parts go on, and the next up ends them. */
    record Status(boolean healthy, @Nullable Long launcher, Map<String, PartStatus> parts) {}

    @Override
    public Integer call() {
        Home home = Surroundings.ofThisProcess().home();
        ProcessTable table = new ProcessTable(home.processes());
        if (table.living().isEmpty()) {
            System.out.println(json ? "{\"healthy\":false,\"parts\":{}}" : "down: temporal-dev/up starts the stack");
            return 3;
        }
        Status status = look(table, DevJsonReader.of(home.devJson()));
        System.out.println(json ? JSON.writeValueAsString(status) : text(status));
        return status.healthy() ? 0 : 1;
    }

    private static Status look(ProcessTable table, Optional<DevJsonReader> dev) {
        Map<Part, PartStatus> found = new ConcurrentHashMap<>();
        Together.run(Stream.of(Part.values())
                .<Runnable>map(part -> () -> found.put(part, look(part, table, dev)))
                .toList());
        Map<String, PartStatus> parts = new LinkedHashMap<>();
        Stream.of(Part.values()).forEach(part -> parts.put(part.label(), found.get(part)));
        Long launcher = table.living(Launcher.NAME).map(RecordedProcess::pid).orElse(null);
        boolean healthy = launcher != null && parts.values().stream().allMatch(PartStatus::healthy);
        return new Status(healthy, launcher, parts);
    }

    private static PartStatus look(Part part, ProcessTable table, Optional<DevJsonReader> dev) {
        Optional<RecordedProcess> process = table.living(part.label());
        Optional<String> url = dev.map(reader -> reader.url(part));
        boolean expected = process.isPresent()
                || (part == Part.TEMPORAL
                        && dev.filter(DevJsonReader::isExternal).isPresent());
        boolean healthy =
                expected && dev.filter(reader -> reader.isHealthy(part)).isPresent();
        return new PartStatus(process.map(RecordedProcess::pid).orElse(null), healthy, url.orElse(null));
    }

    private static String text(Status status) {
        StringBuilder text = new StringBuilder();
        status.parts()
                .forEach((name, part) -> text.append(String.format(
                        "%s %-10s %-8s %s%n",
                        part.healthy() ? "✔" : "✘",
                        name,
                        part.pid() == null ? "" : part.pid(),
                        part.url() == null ? "" : part.url())));
        text.append(status.healthy() ? "healthy" : "not healthy: temporal-dev/up --detach starts what is dead");
        return text.toString();
    }
}
