package io.tenure.dev.stripe.engine.object;

import io.tenure.dev.stripe.engine.Call;
import io.tenure.dev.stripe.engine.Operation;
import io.tenure.dev.stripe.engine.Reply;
import io.tenure.dev.stripe.engine.StripeError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The calls that are done. Each runs in its customer's time, with known parameters only, as one step of events. */
public final class Calls {
    private static final String CLOCK = "test_helpers.test_clock";

    private final World world;
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    public Calls(World world) {
        this.world = world;
    }

    /**
     * Declares a call.
     *
     * @param accepted the parameters that are done, such as {@code items[price]} (list positions left out) or
     *     {@code metadata[*]} for anything below
     */
    public void add(String template, Operation operation, String... accepted) {
        Accepted known = new Accepted(template, Set.of(accepted));
        operations.put(template, call -> run(template, known, operation, call));
    }

    public Map<String, Operation> operations() {
        return Collections.unmodifiableMap(operations);
    }

    private Reply run(String template, Accepted known, Operation operation, Call call) {
        known.check(call.params());
        String clock = clock(call);
        if (!template.startsWith("GET") && !template.contains("/test_clocks")) {
            refuseWhileAdvancing(clock);
        }
        try {
            return world.time().on(clock, () -> operation.handle(call));
        } finally {
            world.events().flush();
        }
    }

    private @Nullable String clock(Call call) {
        String named = Nodes.reference(call.params(), "test_clock");
        return Stream.of(call.path().getOrDefault("id", ""), Nodes.text(call.params(), "customer"))
                .map(world::exists)
                .flatMap(Optional::stream)
                .map(subject -> Optional.ofNullable(world.time().clockOf(subject)))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> world.find(CLOCK, named).map(clock -> Nodes.text(clock, "id")))
                .orElse(null);
    }

    private void refuseWhileAdvancing(@Nullable String clock) {
        world.find(CLOCK, clock)
                .filter(node -> !Nodes.is(node, "status", "ready"))
                .ifPresent(node -> {
                    throw StripeError.invalid(
                            "test_clock_advancing", "Test clock advancement underway for " + clock + ".", null);
                });
    }
}
