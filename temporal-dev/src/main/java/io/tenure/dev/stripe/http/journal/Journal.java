package io.tenure.dev.stripe.http.journal;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file of changes, one JSON object {@code {part: change}} a line. A line is with the operating system before
 * {@link #write} returns, so SIGKILL loses nothing; only the machine's own end can. The file is written anew as one line
 * when it is opened and when it has grown. Confined to whoever holds the engine's lock.
 *
 * <p>A plain stream, because a channel closes itself under a thread that is interrupted.
 */
public final class Journal implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final long MUCH = 64L << 20;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Map<String, Kept> parts;
    private FileOutputStream stream;
    private long size;
    private long compactAt;

    private Journal(Path file, Map<String, Kept> parts) throws IOException {
        this.file = file;
        this.parts = Map.copyOf(parts);
        replay();
        this.stream = compacted();
    }

    /** Brings the parts to what the file says, and keeps them from then on. */
    public static Journal open(Path file, Map<String, Kept> parts) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new Journal(file, parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends what changed since the last call, all parts in one line, so that they are never apart. */
    public void write() {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        parts.forEach((name, part) -> part.changes().ifPresent(change -> line.set(name, change)));
        if (line.isEmpty()) {
            return;
        }
        try {
            append(stream, line);
            if (size > compactAt) {
                // Closed last: where the new file cannot be written, the old one goes on.
                FileOutputStream grown = stream;
                stream = compacted();
                grown.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            stream.getFD().sync();
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replay() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                apply(line);
            }
        }
    }

    private void apply(String line) {
        JsonNode changes;
        try {
            changes = MAPPER.readTree(line);
        } catch (JacksonException e) {
            log.warn("{}: left out a line that was not written to its end", file);
            return;
        }
        changes.properties().forEach(entry -> {
            Kept part = parts.get(entry.getKey());
            if (part != null) {
                part.apply(entry.getValue());
            }
        });
    }

    private FileOutputStream compacted() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try (FileOutputStream fresh = new FileOutputStream(next.toFile())) {
            writeWhole(fresh);
            fresh.getFD().sync();
        }
        size = Files.size(next);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        compactAt = MUCH + 2 * size;
        return new FileOutputStream(file.toFile(), true);
    }

    private void append(FileOutputStream target, ObjectNode line) throws IOException {
        byte[] bytes = (MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        target.write(bytes);
        size += bytes.length;
    }

    /** As a stream: as one text all that is kept takes several times its own size, which a small heap has not. */
    private void writeWhole(FileOutputStream target) throws IOException {
        OutputStream buffered = new BufferedOutputStream(target, BUFFER);
        JsonGenerator json = MAPPER.createGenerator(buffered);
        json.writeStartObject();
        for (Map.Entry<String, Kept> part : parts.entrySet()) {
            json.writeName(part.getKey());
            json.writePOJO(part.getValue().whole());
        }
        json.writeEndObject();
        json.flush();
        buffered.write('\n');
        buffered.flush();
    }
}
