package io.tenure.dev.stripe.engine;

import io.tenure.dev.stripe.engine.object.Nodes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/** Drives an engine with forms, in a time of its own. */
public final class Driver {
    public final ObjectStore store = new ObjectStore();
    public final StripeEngine engine;
    private Instant now = Instant.parse("2026-01-31T12:00:00Z");

    public Driver() {
        this.engine = new StripeEngine(store, () -> now, new Ids(new Random(42)));
        engine.publicBaseUrl("http://stripe.test");
    }

    /** Seconds of an instant in UTC, such as {@code 2026-01-31T12:00}. */
    public static long at(String utc) {
        return LocalDateTime.parse(utc).toEpochSecond(ZoneOffset.UTC);
    }

    public void realTime(String utc) {
        now = Instant.ofEpochSecond(at(utc));
        engine.tick();
    }

    /** One call such as {@code POST /v1/invoices/in_1/pay}, with pairs such as {@code items[0][price]}, {@code p}. */
    public Reply call(String call, String... form) {
        for (Map.Entry<String, Operation> known : engine.operations().entrySet()) {
            String pattern = known.getKey().replace("{id}", "([^/]+)");
            if (call.matches(pattern)) {
                Map<String, String> path =
                        known.getKey().contains("{id}") ? Map.of("id", call.replaceFirst(pattern, "$1")) : Map.of();
                return known.getValue().handle(new Call(path, decode(form)));
            }
        }
        throw new IllegalArgumentException("not done: " + call);
    }

    public ObjectNode one(String call, String... form) {
        return ((Reply.Ok) call(call, form)).body();
    }

    public List<ObjectNode> many(String call, String... form) {
        return ((Reply.Page) call(call, form)).newestFirst();
    }

    public String id(String call, String... form) {
        return Nodes.text(one(call, form), "id");
    }

    /** Types of the events since the last call. */
    public List<String> events() {
        return engine.drainNewEvents().stream()
                .map(event -> Nodes.text(event, "type"))
                .toList();
    }

    public void advance(String clock, long to) {
        one("POST /v1/test_helpers/test_clocks/" + clock + "/advance", "frozen_time", Long.toString(to));
        engine.runClock(clock);
    }

    /** Advances as often as the limit of two intervals demands, 28 days a step. */
    public void advanceFar(String clock, long to) {
        long frozen = Nodes.number(store.get(clock).orElseThrow(), "frozen_time");
        while (frozen < to) {
            frozen = Math.min(to, frozen + 28 * 86_400);
            advance(clock, frozen);
        }
    }

    public String price(long amount) {
        String product = id("POST /v1/products", "name", "Seat");
        return id(
                "POST /v1/prices",
                "product",
                product,
                "currency",
                "usd",
                "unit_amount",
                Long.toString(amount),
                "recurring[interval]",
                "month");
    }

    public String clock(String utc) {
        return id("POST /v1/test_helpers/test_clocks", "frozen_time", Long.toString(at(utc)));
    }

    /** A customer with a card as its default; an empty clock means real time, an empty card none. */
    public String customer(String clock, String card) {
        List<String> form = new ArrayList<>(List.of("email", "buyer@example.com"));
        if (!clock.isEmpty()) {
            form.addAll(List.of("test_clock", clock));
        }
        String customer = id("POST /v1/customers", form.toArray(String[]::new));
        if (!card.isEmpty()) {
            useCard(customer, card);
        }
        return customer;
    }

    /** Attaches a card and makes it the default. */
    public String useCard(String customer, String card) {
        String method = id("POST /v1/payment_methods/" + card + "/attach", "customer", customer);
        one("POST /v1/customers/" + customer, "invoice_settings[default_payment_method]", method);
        return method;
    }

    public ObjectNode subscribe(String customer, String price, String... more) {
        List<String> form = new ArrayList<>(List.of("customer", customer, "items[0][price]", price));
        form.addAll(List.of(more));
        return one("POST /v1/subscriptions", form.toArray(String[]::new));
    }

    public ObjectNode invoice(ObjectNode subscription) {
        return store.get(Nodes.text(subscription, "latest_invoice")).orElseThrow();
    }

    private static ObjectNode decode(String... form) {
        ObjectNode params = Nodes.empty();
        for (int i = 0; i < form.length; i += 2) {
            put(params, form[i].replace("]", "").split("\\["), form[i + 1]);
        }
        return params;
    }

    private static void put(ObjectNode root, String[] path, String value) {
        ObjectNode target = root;
        int depth = 0;
        while (depth < path.length - 1) {
            String key = path[depth];
            if (path[depth + 1].matches("\\d+")) {
                target = element(target, key, path[depth + 1]);
                depth += 2;
                if (depth == path.length) {
                    throw new IllegalArgumentException("lists of texts are not needed here");
                }
            } else {
                target = target.withObject("/" + key);
                depth++;
            }
        }
        target.put(path[path.length - 1], value);
    }

    private static ObjectNode element(ObjectNode target, String key, String index) {
        var list = target.withArray(key);
        int position = Integer.parseInt(index);
        while (list.size() <= position) {
            list.addObject();
        }
        return (ObjectNode) list.get(position);
    }
}
