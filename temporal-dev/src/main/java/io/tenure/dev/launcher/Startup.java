package io.tenure.dev.launcher;

import io.tenure.dev.demo.Demo;
import io.tenure.dev.demo.DemoPlaces;
import io.tenure.dev.demo.DemoSeed;
import io.tenure.dev.postgres.Postgres;
import io.tenure.dev.process.Children;
import io.tenure.dev.process.Launch;
import io.tenure.dev.process.Logs;
import io.tenure.dev.process.PrivateFiles;
import io.tenure.dev.process.ProcessTable;
import io.tenure.dev.process.Progress;
import io.tenure.dev.process.Refusal;
import io.tenure.dev.process.Together;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings a stack up: what everything rests on, the set-up, the worker and the API, the demo, dev.json. */
final class Startup {
    /** As dev.json lists them. */
    private static final List<String> NAMES =
            List.of(Launcher.NAME, "postgres", "temporal", "worker", "api", "standins");

    private static final Duration SETTING_UP = Duration.ofSeconds(120);

    private final Surroundings surroundings;
    private final Home home;
    private final ProcessTable table;
    private final Children children;
    private final Progress progress;
    private final Stack stack;
    private @Nullable StackPlan plan;

    Startup(Surroundings surroundings, ProcessTable table, Children children, Progress progress) {
        this.surroundings = surroundings;
        this.table = table;
        this.children = children;
        this.progress = progress;
        home = surroundings.home();
        stack = new Stack(home, table, children, progress);
    }

    /** Starts everything in order. Refused at the first thing that fails; what was started goes on running. */
    void start() {
        long began = System.nanoTime();
        plan = new Planning(surroundings, children, progress).plan();
        StackPlan current = plan;
        bringUpFoundations(current);
        Together.run(List.of(() -> setUp(current), () -> seed(current).stripe()));
        Demo demo = bringUpOurs(current);
        new Summary(current, demo, progress).print(Duration.ofNanos(System.nanoTime() - began));
        new StartCaches(current, children).record();
    }

    /** Starts what is dead and rewrites dev.json. */
    void repair() {
        if (plan == null) {
            throw new Refusal("the stack did not start: run temporal-dev/up again.");
        }
        bringUpFoundations(plan);
        bringUpOurs(plan);
        progress.say("all parts are healthy");
    }

    private void bringUpFoundations(StackPlan current) {
        Together.run(List.of(
                () -> bringUpPostgres(current),
                () -> stack.ensure(current.of(Part.TEMPORAL, "")),
                () -> stack.ensure(current.of(Part.STANDINS, ""))));
    }

    private Demo bringUpOurs(StackPlan current) {
        DemoSeed seed = seed(current);
        String clock = seed.stripe();
        Together.run(List.of(
                () -> stack.ensure(current.of(Part.WORKER, clock)), () -> stack.ensure(current.of(Part.API, clock))));
        long began = System.nanoTime();
        Demo demo = seed.tenure(new OperatorCommand(current, children));
        progress.done("demo", Duration.ofNanos(System.nanoTime() - began), demo.subscriptionId());
        PrivateFiles.write(home.devJson(), DevJson.of(current, pids(), demo).text());
        return demo;
    }

    private DemoSeed seed(StackPlan current) {
        Ports ports = current.ports();
        StripeAccess stripe = current.stripe();
        DemoPlaces places = new DemoPlaces(
                Ports.http(ports.api()),
                Ports.http(ports.identity()),
                stripe.base(),
                stripe.apiKey(),
                stripe.account());
        return new DemoSeed(places, home.data());
    }

    private void bringUpPostgres(StackPlan current) {
        Postgres postgres = current.postgres();
        if (stack.lives(Part.POSTGRES)) {
            return;
        }
        postgres.initialise(children, home.log("initdb"));
        stack.ensure(current.of(Part.POSTGRES, ""));
    }

    /** Roles, schema, namespace and search attributes, by the same code that production uses. */
    private void setUp(StackPlan current) {
        long began = System.nanoTime();
        Launch launch = Launch.helper(
                "setup",
                current.java().command(JavaRun.SETUP),
                current.settings().setUp(),
                home.root());
        children.run(launch, Logs.rotate(home.log("setup")), SETTING_UP);
        progress.done("setup", Duration.ofNanos(System.nanoTime() - began), "schema, roles, namespace");
    }

    private Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        for (String name : NAMES) {
            table.living(name).ifPresent(process -> pids.put(name, process.pid()));
        }
        return pids;
    }
}
