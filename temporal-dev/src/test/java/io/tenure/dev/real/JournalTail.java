package io.tenure.dev.real;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The Stripe stand-in's journal, from its present end on: it has a command before the command is answered. */
final class JournalTail {

    /** Keys of the worker name an intent and a number; those of a test's own client have no slash. */
    private static final Pattern KEY = Pattern.compile("\"[^\"/]+/[^\"]*\":\\{\"request\":\"POST (/v1/[^ ]+) ");

    private final Path file;
    private long position;

    JournalTail(RealStack stack) {
        file = stack.data().resolve("standins/stripe.journal");
        position = size();
    }

    /** Waits until so many commands of the worker were executed since the last call. Returns the last one's path. */
    String awaitCommands(int count, Duration patience) {
        List<String> seen = new ArrayList<>();
        position = size();
        await().pollInSameThread()
                .atMost(patience)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> seen.addAll(added()) && seen.size() >= count);
        return seen.getLast();
    }

    private long size() {
        return file.toFile().length();
    }

    /** A journal that was written anew is read from its end. */
    private List<String> added() {
        long end = size();
        if (end <= position) {
            position = end;
            return List.of();
        }
        try (RandomAccessFile journal = new RandomAccessFile(file.toFile(), "r")) {
            journal.seek(position);
            byte[] bytes = new byte[Math.toIntExact(end - position)];
            journal.readFully(bytes);
            position = end;
            return commands(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> commands(String text) {
        return KEY.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
