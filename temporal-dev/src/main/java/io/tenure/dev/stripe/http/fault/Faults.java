package io.tenure.dev.stripe.http.fault;

import io.tenure.dev.stripe.http.journal.Kept;
import io.tenure.dev.stripe.http.journal.Table;
import java.util.Collection;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules in force, oldest first. The same seed and the same requests fail alike. Needs the engine's lock. */
public final class Faults {
    private static final Logger log = LoggerFactory.getLogger(Faults.class);

    private final Table<Fault> rules = new Table<>(Fault.class);
    private final Random random;

    public Faults(long seed) {
        this.random = new Random(seed);
        log.info("faults: seed {}", seed);
    }

    /** For the journal. */
    public Kept kept() {
        return rules;
    }

    public void add(Fault fault) {
        int next = rules.keys().stream().mapToInt(Integer::parseInt).max().orElse(0) + 1;
        rules.put(Integer.toString(next), fault);
    }

    public void clear() {
        rules.removeIf(fault -> true);
    }

    public Collection<Fault> all() {
        return rules.rows();
    }

    /** Whether a request fails, and how: the first rule of an asked kind whose dice say so. Counts it. */
    public Optional<Fault> draw(String methodAndPath, Predicate<FaultKind> asked) {
        for (String key : rules.keys()) {
            Fault rule = rules.get(key).orElseThrow();
            boolean applies = !rule.isSpent() && asked.test(rule.kind()) && rule.matches(methodAndPath);
            if (applies && random.nextDouble() < rule.rate()) {
                rules.put(key, rule.firedOnce());
                log.info("fault {} on {}", rule.kind().wireName(), methodAndPath);
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
