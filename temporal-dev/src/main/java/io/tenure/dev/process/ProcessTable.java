package io.tenure.dev.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The file that remembers what was started, in the order of starting; read by whoever comes after a crash. */
public final class ProcessTable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    public ProcessTable(Path file) {
        this.file = file;
    }

    /** What was started last, oldest first; nothing when the file is missing or was cut off by a full disk. */
    public List<RecordedProcess> read() {
        try {
            return Files.exists(file)
                    ? JSON.readValue(Files.readString(file), new TypeReference<List<RecordedProcess>>() {})
                    : List.of();
        } catch (JacksonException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** What was started last and lives, oldest first. */
    public List<RecordedProcess> living() {
        return read().stream().filter(process -> process.living().isPresent()).toList();
    }

    /** The living process of that name. */
    public Optional<RecordedProcess> living(String name) {
        return living().stream().filter(process -> process.name().equals(name)).findFirst();
    }

    /** Remembers one more process, in place of an earlier one of the same name. */
    public synchronized void add(RecordedProcess process) {
        List<RecordedProcess> all = new ArrayList<>(read());
        all.removeIf(earlier -> earlier.name().equals(process.name()));
        all.add(process);
        write(all);
    }

    public synchronized void remove(String name) {
        List<RecordedProcess> all = new ArrayList<>(read());
        if (all.removeIf(process -> process.name().equals(name))) {
            write(all);
        }
    }

    public synchronized void write(Collection<RecordedProcess> processes) {
        PrivateFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(processes) + "\n");
    }
}
