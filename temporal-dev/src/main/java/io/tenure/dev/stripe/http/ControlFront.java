package io.tenure.dev.stripe.http;

import io.tenure.dev.stripe.engine.StripeEngine;
import io.tenure.dev.stripe.engine.StripeError;
import io.tenure.dev.stripe.engine.billing.RetriesEnd;
import io.tenure.dev.stripe.http.answer.Answer;
import io.tenure.dev.stripe.http.delivery.Deliveries;
import io.tenure.dev.stripe.http.delivery.WebhookSettings;
import io.tenure.dev.stripe.http.fault.Fault;
import io.tenure.dev.stripe.http.fault.FaultForms;
import io.tenure.dev.stripe.http.fault.Faults;
import io.tenure.dev.stripe.http.journal.Desk;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /_control}: what Stripe does not have, for whoever tests against the stand-in. Bodies are JSON. */
final class ControlFront {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final StripeEngine engine;
    private final Desk desk;
    private final Faults faults;
    private final Deliveries deliveries;

    ControlFront(StripeEngine engine, Desk desk, Faults faults, Deliveries deliveries) {
        this.engine = engine;
        this.desk = desk;
        this.faults = faults;
        this.deliveries = deliveries;
    }

    Answer addFault(String body) {
        Fault fault = FaultForms.read(json(body));
        return desk.call(() -> {
            faults.add(fault);
            return Answer.of(201, FaultForms.write(faults.all()));
        });
    }

    Answer faults() {
        return desk.call(() -> Answer.ok(FaultForms.write(faults.all())));
    }

    Answer clearFaults() {
        return desk.call(() -> {
            faults.clear();
            return Answer.ok(FaultForms.write(faults.all()));
        });
    }

    Answer webhooks() {
        return desk.call(() -> Answer.ok(webhookState()));
    }

    Answer changeWebhooks(String body) {
        JsonNode wanted = json(body);
        return desk.call(() -> {
            deliveries.change(deliveries.settings().with(wanted));
            return Answer.ok(webhookState());
        });
    }

    Answer retries() {
        return desk.call(() -> Answer.ok(retriesState()));
    }

    /** {@code {"end":"past_due"}} or {@code {"end":"unpaid"}}. */
    Answer changeRetries(String body) {
        String wanted = json(body).path("end").asString("");
        RetriesEnd end = Arrays.stream(RetriesEnd.values())
                .filter(known -> known.status().equals(wanted))
                .findFirst()
                .orElseThrow(() -> StripeError.invalid(null, "end is past_due or unpaid", "end"));
        return desk.call(() -> {
            engine.retriesEnd(end);
            return Answer.ok(retriesState());
        });
    }

    private ObjectNode retriesState() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("end", engine.retriesEnd().status());
    }

    private ObjectNode webhookState() {
        WebhookSettings settings = deliveries.settings();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("duplicate", settings.duplicate()).put("shuffle", settings.shuffle());
        node.put("delayMs", settings.delayMs()).put("paused", settings.paused());
        return node.put("queued", deliveries.queued());
    }

    private static JsonNode json(String body) {
        try {
            return MAPPER.readTree(body.isBlank() ? "{}" : body);
        } catch (JacksonException e) {
            throw StripeError.invalid(null, "The body is not JSON", null);
        }
    }
}
