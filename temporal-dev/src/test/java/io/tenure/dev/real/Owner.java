package io.tenure.dev.real;

import io.tenure.dev.real.Caller.Answer;
import io.tenure.dev.real.Caller.Request;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;

/** The owner of one organization: asks Tenure for one thing after another, and remembers what the answers were. One thread's, but for the story. */
final class Owner {

    private final Tenant tenant;
    private final Caller caller;
    private final List<Sold> sold = new ArrayList<>();
    private final Map<String, Integer> done = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final ConcurrentLinkedQueue<String> story = new ConcurrentLinkedQueue<>();
    private int people;

    Owner(Tenant tenant, Traffic traffic) {
        this.tenant = tenant;
        this.caller = new Caller(tenant, traffic);
    }

    Tenant tenant() {
        return tenant;
    }

    String organizationId() {
        return tenant.organizationId;
    }

    List<Sold> sold() {
        return sold;
    }

    Map<String, Integer> done() {
        return done;
    }

    Map<String, Integer> refused() {
        return refused;
    }

    /** Everything that was asked and answered, in order. */
    List<String> story() {
        return List.copyOf(story);
    }

    void tell(String what) {
        story.add(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + what);
    }

    /** The newest subscription as Tenure tells it. */
    JsonNode subscription() {
        return caller.get("/subscriptions?organizationId=" + tenant.organizationId)
                .at("/data/0");
    }

    boolean subscribe(int seats) {
        Answer answer = ask(new Request("create", "POST", "/subscriptions", tenant.subscribing("pm_card_visa", seats)));
        if (answer.isDone()) {
            JsonNode said = answer.body();
            sold.add(new Sold(
                    said.path("subscriptionId").asString(said.path("id").asString()), seats));
        }
        return answer.isDone();
    }

    void raiseBy(int seats) {
        if (changeSeats("raise", sold.getLast().seats + seats)) {
            sold.getLast().raises++;
        }
    }

    /** Never below the number of people who sit. */
    void lower() {
        int seats = sold.getLast().seats - 1;
        if (seats >= Math.max(1, sold.getLast().seated.size())) {
            changeSeats("lower", seats);
        }
    }

    private boolean changeSeats(String kind, int seats) {
        boolean accepted = ask(new Request(kind, "PATCH", path(""), "{\"seats\":" + seats + "}"))
                .isDone();
        if (accepted) {
            sold.getLast().seats = seats;
        }
        return accepted;
    }

    void seat() {
        String user = "user_" + ++people;
        Answer answer = ask(new Request("seat", "POST", path("/seats"), "{\"userId\":\"" + user + "\"}"));
        if (answer.isDone()) {
            sold.getLast().seated.put(user, answer.body().path("id").asString());
        }
    }

    /** Whoever sits first gets up. */
    void unseat() {
        Map<String, String> seated = sold.getLast().seated;
        for (String user : seated.keySet().stream().limit(1).toList()) {
            if (ask(new Request("unseat", "DELETE", path("/seats/" + seated.get(user)), ""))
                    .isDone()) {
                seated.remove(user);
            }
        }
    }

    /** @param kind {@code pay} where something is owed, else {@code card} */
    boolean changeCard(String kind, String card) {
        return ask(new Request(kind, "PUT", path("/payment-method"), "{\"paymentMethodId\":\"" + card + "\"}"))
                .isDone();
    }

    /** @param at {@code now} or {@code period-end} */
    void cancel(String at) {
        String kind = at.equals("now") ? "cancel" : "end";
        ask(new Request(kind, "POST", path("/cancellation"), "{\"at\":\"" + at + "\"}"));
    }

    void undoCancellation() {
        ask(new Request("undo", "DELETE", path("/cancellation"), ""));
    }

    private Answer ask(Request request) {
        Answer answer = caller.ask(request);
        (answer.isDone() ? done : refused).merge(request.kind(), 1, Integer::sum);
        tell("%s %s %s: %d %s"
                .formatted(request.kind(), request.path(), request.body(), answer.status(), answer.problem()));
        return answer;
    }

    private String path(String what) {
        return "/subscriptions/" + sold.getLast().id + what;
    }
}
