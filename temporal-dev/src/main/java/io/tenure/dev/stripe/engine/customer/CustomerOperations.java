package io.tenure.dev.stripe.engine.customer;

import io.tenure.dev.stripe.engine.Call;
import io.tenure.dev.stripe.engine.Reply;
import io.tenure.dev.stripe.engine.object.Calls;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import io.tenure.dev.stripe.engine.object.World;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Create, get, update and list customers. One on a test clock is listed only when the clock is named, as on Stripe. */
public final class CustomerOperations {
    private static final String TYPE = "customer";
    private static final String[] WRITABLE = {
        "email",
        "name",
        "description",
        "phone",
        "address[*]",
        "metadata[*]",
        "payment_method",
        "preferred_locales",
        "invoice_settings[default_payment_method]"
    };

    private final World world;
    private final PaymentMethods methods;

    public CustomerOperations(World world, PaymentMethods methods) {
        this.world = world;
        this.methods = methods;
    }

    public void declare(Calls calls) {
        calls.add("POST /v1/customers", this::create, with("test_clock"));
        calls.add("POST /v1/customers/{id}", this::update, WRITABLE);
        calls.add("GET /v1/customers/{id}", call -> new Reply.Ok(customer(call)));
        calls.add("GET /v1/customers", this::list, "email", "created", "created[*]", "test_clock");
    }

    private Reply create(Call call) {
        Params params = Params.of(call.params());
        ObjectNode customer = world.make(TYPE, "cus");
        String id = Nodes.text(customer, "id");
        customer.put("invoice_prefix", id.substring(id.length() - 8).toUpperCase(Locale.ROOT));
        params.text("test_clock").ifPresent(clock -> {
            world.require("test_helpers.test_clock", clock, "test_clock");
            customer.put("test_clock", clock);
        });
        int place = world.events().mark();
        params.text("payment_method").ifPresent(method -> methods.attach(method, customer));
        write(params, customer);
        world.put(customer);
        world.emitAt(place, "customer.created", customer);
        return new Reply.Ok(customer);
    }

    private Reply update(Call call) {
        Params params = Params.of(call.params());
        ObjectNode customer = customer(call);
        params.text("payment_method").ifPresent(method -> methods.attach(method, customer));
        world.change(customer, "customer.updated", node -> write(params, node));
        return new Reply.Ok(customer);
    }

    private void write(Params params, ObjectNode customer) {
        params.copyTexts(customer, "email", "name", "description", "phone");
        params.mergeMetadata(customer);
        if (params.has("address")) {
            Params address = params.at("address");
            ObjectNode target = customer.putObject("address");
            for (String line : new String[] {"city", "country", "line1", "line2", "postal_code", "state"}) {
                Nodes.set(target, line, address.text(line).orElse(null));
            }
        }
        if (params.has("preferred_locales")) {
            customer.set("preferred_locales", params.node().path("preferred_locales"));
        }
        Params settings = params.at("invoice_settings");
        if (settings.has("default_payment_method")) {
            writeDefault(settings, customer);
        }
    }

    private void writeDefault(Params settings, ObjectNode customer) {
        String param = settings.path("default_payment_method");
        settings.text("default_payment_method")
                .ifPresent(method -> methods.ofCustomer(method, Nodes.text(customer, "id"), param));
        settings.copyTexts(Nodes.part(customer, "invoice_settings"), "default_payment_method");
    }

    private Reply list(Call call) {
        Params params = Params.of(call.params());
        String clock = params.text("test_clock").orElse("");
        return new Reply.Page(world.all(TYPE, customer -> Nodes.is(customer, "test_clock", clock))
                .filter(customer -> params.matches("email", customer))
                .filter(customer -> params.covers("created", Nodes.number(customer, "created")))
                .toList());
    }

    private ObjectNode customer(Call call) {
        return world.require(TYPE, call.path().getOrDefault("id", ""), TYPE);
    }

    private static String[] with(String more) {
        String[] all = Arrays.copyOf(WRITABLE, WRITABLE.length + 1);
        all[WRITABLE.length] = more;
        return all;
    }
}
