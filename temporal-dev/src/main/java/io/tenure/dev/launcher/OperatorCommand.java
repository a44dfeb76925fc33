package io.tenure.dev.launcher;

import io.tenure.dev.demo.Operator;
import io.tenure.dev.process.Children;
import io.tenure.dev.process.Launch;
import io.tenure.dev.process.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the operator's command of the API's jar. What it prints may be a secret and goes into no log. */
final class OperatorCommand implements Operator {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StackPlan plan;
    private final Children children;
    private final AtomicInteger started = new AtomicInteger();

    OperatorCommand(StackPlan plan, Children children) {
        this.plan = plan;
        this.children = children;
    }

    @Override
    public JsonNode run(String... words) {
        List<String> arguments = new ArrayList<>(List.of("operator"));
        arguments.addAll(List.of(words));
        arguments.add("--json");
        List<String> command = plan.java().command(JavaRun.operator(arguments));
        Home home = plan.surroundings().home();
        Launch launch = Launch.helper(
                "operator-" + started.incrementAndGet(),
                command,
                plan.settings().api(),
                home.root());
        String printed = children.capture(launch, home.log("operator"), PATIENCE);
        try {
            return JSON.readTree(printed);
        } catch (JacksonException e) {
            throw new Refusal("the operator's command " + String.join(" ", words) + " did not print JSON.");
        }
    }
}
