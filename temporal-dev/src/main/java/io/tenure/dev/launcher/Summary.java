package io.tenure.dev.launcher;

import io.tenure.dev.process.Progress;
import io.tenure.dev.temporal.TemporalSource;
import java.time.Duration;
import java.util.Locale;

/** What `up` prints when everything is healthy: addresses, and what to try. */
final class Summary {

    private Summary() {}

    static void print(StackPlan plan, Duration took, Progress progress) {
        progress.say("");
        progress.say(String.format(Locale.ROOT, "Tenure is ready after %.1f s.", took.toMillis() / 1000.0));
        progress.say("");
        addresses(plan, progress);
    }

    private static void addresses(StackPlan plan, Progress progress) {
        Ports ports = plan.ports();
        progress.say("  API          " + Ports.http(ports.api()) + "  (its documentation: /api/docs)");
        progress.say("  Worker       " + Ports.http(ports.worker()) + "/actuator/health");
        progress.say("  Temporal     " + plan.temporalAddress() + ui(plan));
        progress.say("  PostgreSQL   " + plan.postgres().address());
        progress.say("  Stripe       " + plan.stripe().base() + (plan.stripe().standIn() ? "  (a stand-in)" : ""));
        progress.say("  Identity     " + Ports.http(ports.identity()) + "  (a stand-in)");
        progress.say("  Everything   " + plan.surroundings().home().devJson());
    }

    private static String ui(StackPlan plan) {
        return plan.temporalSource() instanceof TemporalSource.External
                ? "  (yours)"
                : "  (its UI: " + Ports.http(plan.ports().temporalUi()) + ")";
    }
}
