package io.tenure.dev.launcher;

import io.tenure.dev.demo.Demo;
import io.tenure.dev.process.Progress;
import io.tenure.dev.temporal.TemporalSource;
import java.time.Duration;
import java.util.Locale;

/** What {@code up} prints when everything is healthy: addresses, and what to try. */
record Summary(StackPlan plan, Demo demo, Progress progress) {

    void print(Duration took) {
        progress.say("");
        progress.say(String.format(Locale.ROOT, "Tenure is ready after %.1f s.", took.toMillis() / 1000.0));
        progress.say("");
        addresses();
        progress.say("");
        progress.say("Try:");
        progress.say("  temporal-dev/demo");
        progress.say("  " + check());
        progress.say("  temporal-dev/logs worker");
        progress.say("");
    }

    private void addresses() {
        Ports ports = plan.ports();
        progress.say("  API          " + Ports.http(ports.api()));
        progress.say("  API docs     " + docs());
        progress.say("  Worker       " + Ports.http(ports.worker()) + "/actuator/health");
        progress.say("  Temporal     " + plan.temporalAddress() + ui());
        progress.say("  PostgreSQL   " + plan.postgres().address());
        progress.say("  Stripe       " + plan.stripe().base() + (plan.stripe().standIn() ? "  (a stand-in)" : ""));
        progress.say("  Identity     " + Ports.http(ports.identity()) + "  (a stand-in)");
        progress.say("  Credentials  " + plan.surroundings().home().devJson());
    }

    private String ui() {
        return plan.temporalSource() instanceof TemporalSource.External
                ? "  (yours)"
                : "  (UI: " + Ports.http(plan.ports().temporalUi()) + ")";
    }

    /** The page's examples are then about the demo. */
    private String docs() {
        return String.format(
                "%s/api/docs?org=%s&plan=%s&sub=%s",
                Ports.http(plan.ports().api()), demo.organizationId(), demo.planId(), demo.subscriptionId());
    }

    /** The key stays in its file: what is said here goes to the launcher's log too. */
    private String check() {
        return String.format(
                "curl -s %s/verify-seat -H \"X-API-Key: $(jq -r .demo.apiKey '%s')\" -H 'Content-Type:"
                        + " application/json' -d"
                        + " '{\"userId\":\"%s\",\"applicationSlug\":\"%s\",\"externalOrgId\":\"%s\"}'",
                Ports.http(plan.ports().api()),
                plan.surroundings().home().devJson(),
                demo.seatUserId(),
                demo.applicationSlug(),
                demo.externalOrgId());
    }
}
