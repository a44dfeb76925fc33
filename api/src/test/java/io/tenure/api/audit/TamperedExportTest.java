package io.tenure.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestSystem;
import io.tenure.store.organization.Role;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.tools.ToolProvider;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an owner's script says of exports that somebody has changed. The script's own methods run here, as its process would take a second each time. */
final class TamperedExportTest {

    private static final Logger LOG = LoggerFactory.getLogger(TamperedExportTest.class);
    private static final int TAMPERINGS = 500;
    private static final int ENTRIES = 7;

    private final TestSystem.Place place = TestSystem.place();
    private final TestHttp owner = place.as(Role.OWNER);
    private final String path = "/organizations/" + place.organization();

    @TempDir
    Path folder;

    @Test
    void isFoundAtTheFirstEntryThatIsNotAsItWas() throws Exception {
        for (int entry = 1; entry < ENTRIES; entry++) {
            String name = "{\"name\":\"N" + entry + "\"}";
            assertThat(owner.patch(path, name).status()).isEqualTo(200);
        }
        String export = owner.get(path + "/audit/export").text();
        String head = owner.get(path + "/audit/head").text();
        long seed = new SecureRandom().nextLong();
        LOG.info("seed {}", seed);
        Random random = new Random(seed);
        try (Script script = Script.compiled(folder)) {
            assertThat(script.problem(export, head)).isNull();
            for (int round = 0; round < TAMPERINGS; round++) {
                List<List<String>> lines = lines(export);
                String expected = tamper(lines, random);

                assertThat(script.problem(csv(lines), head))
                        .as("round " + round)
                        .isIn(
                                expected + " is not as it was written.",
                                "A text of e" + expected.substring(1) + " is not as it was typed.",
                                expected + " is missing.",
                                end(lines));
            }
        }
    }

    /** Changes any column, takes an entry out, or swaps two. Returns the name of the entry at which it must be found. */
    private static String tamper(List<List<String>> lines, Random random) {
        int line = 1 + random.nextInt(ENTRIES);
        int other = 1 + (line + random.nextInt(ENTRIES - 1)) % ENTRIES;
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(line);
            case 1 -> {
                Collections.swap(lines, line, other);
                return "Entry " + Math.min(line, other);
            }
            default -> {
                int column = random.nextInt(lines.get(line).size());
                lines.get(line).set(column, another(lines.get(line).get(column), column, random));
            }
        }
        return "Entry " + line;
    }

    /** Of the sequence another number; of everything else another text, or none. */
    private static String another(String value, int column, Random random) {
        if (column == 0) {
            return Long.toString(Long.parseLong(value) + 1 + random.nextInt(9));
        }
        boolean goesAway = !value.isEmpty() && random.nextInt(4) == 0;
        return goesAway ? "" : value + "," + Long.toString(random.nextLong(), 36) + "\"\n";
    }

    /** Where only the last entry is gone there is none that is wrong. */
    private static String end(List<List<String>> lines) {
        return lines.size() <= ENTRIES ? "The end is missing from entry " + lines.size() + " on." : "nothing";
    }

    private static List<List<String>> lines(String csv) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(csv), CSVFormat.RFC4180)) {
            for (CSVRecord line : parser) {
                lines.add(new ArrayList<>(line.toList()));
            }
        }
        return lines;
    }

    private static String csv(List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(
                line -> text.append(CSVFormat.RFC4180.format(line.toArray())).append("\n"));
        return text.toString();
    }

    /** The script that owners run, compiled. */
    private record Script(URLClassLoader loader, Method csv, Method verify) implements AutoCloseable {

        static Script compiled(Path folder) throws Exception {
            int failed = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-d", folder.toString(), "../docs/VerifyAudit.java");
            assertThat(failed).isZero();
            URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
            Class<?> script = loader.loadClass("VerifyAudit");
            Method csv = script.getDeclaredMethod("csv", String.class);
            Method verify = script.getDeclaredMethod("verify", List.class, String.class, String.class);
            csv.setAccessible(true);
            verify.setAccessible(true);
            return new Script(loader, csv, verify);
        }

        /** As the script says it with the key that is in the head; null when it finds none. */
        @Nullable
        Object problem(String export, String head) throws ReflectiveOperationException {
            List<?> lines = (List<?>) csv.invoke(null, export);
            String key = head.replaceFirst(".*\"publicKey\":\"([^\"]*)\".*", "$1");
            return verify.invoke(null, lines.subList(1, lines.size()), head, key);
        }

        @Override
        public void close() throws IOException {
            loader.close();
        }
    }
}
