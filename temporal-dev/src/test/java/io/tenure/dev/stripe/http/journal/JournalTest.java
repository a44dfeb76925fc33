package io.tenure.dev.stripe.http.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
    private Path file;

    private record Word(String text) {}

    private record Count(String text, long number) {}

    @BeforeEach
    void place(@TempDir Path folder) {
        file = folder.resolve("state").resolve("words.journal");
    }

    @Test
    void keepsTheLastStateOfEachRow() {
        Table<Word> words = new Table<>(Word.class);
        try (Journal journal = open(words)) {
            words.put("a", new Word("one"));
            words.put("b", new Word("two"));
            journal.write();
            words.put("a", new Word("three"));
            words.remove("b");
            journal.write();
        }

        Table<Word> again = new Table<>(Word.class);
        open(again).close();

        assertThat(again.keys()).containsExactly("a");
        assertThat(again.get("a")).contains(new Word("three"));
    }

    @Test
    void readsRowsOfAnEarlierReleaseThatLackANumber() {
        Table<Word> words = new Table<>(Word.class);
        try (Journal journal = open(words)) {
            words.put("a", new Word("one"));
            journal.write();
        }

        Table<Count> counts = new Table<>(Count.class);
        open(counts).close();

        assertThat(counts.get("a")).contains(new Count("one", 0));
    }

    @Test
    void leavesOutALineThatWasCutOff() throws IOException {
        Table<Word> words = new Table<>(Word.class);
        try (Journal journal = open(words)) {
            words.put("a", new Word("one"));
            journal.write();
        }
        Files.writeString(file, "{\"words\":{\"b\":{\"te", StandardOpenOption.APPEND);

        Table<Word> again = new Table<>(Word.class);
        try (Journal journal = open(again)) {
            again.put("c", new Word("three"));
            journal.write();
        }
        Table<Word> last = new Table<>(Word.class);
        open(last).close();

        assertThat(last.keys()).containsExactly("a", "c");
    }

    @Test
    void writesNothingWhenNothingChanged() throws IOException {
        Table<Word> words = new Table<>(Word.class);
        try (Journal journal = open(words)) {
            long before = Files.size(file);
            journal.write();
            assertThat(Files.size(file)).isEqualTo(before);
        }
    }

    @Test
    void writesFromAThreadThatIsInterrupted() {
        Table<Word> words = new Table<>(Word.class);
        try (Journal journal = open(words)) {
            words.put("a", new Word("one"));
            Thread.currentThread().interrupt();
            journal.write();
            assertThat(Thread.interrupted()).isTrue();
            words.put("b", new Word("two"));
            journal.write();
        }
        Table<Word> again = new Table<>(Word.class);
        open(again).close();

        assertThat(again.keys()).containsExactly("a", "b");
    }

    private Journal open(Table<?> words) {
        return Journal.open(file, Map.of("words", words));
    }
}
