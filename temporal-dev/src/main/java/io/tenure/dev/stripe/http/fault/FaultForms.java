package io.tenure.dev.stripe.http.fault;

import io.tenure.dev.stripe.engine.StripeError;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Fault rules as {@code /_control/faults} reads and writes them. */
public final class FaultForms {
    private static final long LATE_MS = 13_000;

    private FaultForms() {}

    /** Reads {@code {"match","kind","rate"?,"count"?,"delayMs"?}}; 400 when it cannot be meant. */
    public static Fault read(JsonNode body) {
        String match = body.path("match").asString("");
        if (match.isBlank()) {
            throw StripeError.missingParameter("match");
        }
        double rate = body.path("rate").asDouble(1);
        if (rate < 0 || rate > 1) {
            throw StripeError.invalid(null, "rate is a share between 0 and 1", "rate");
        }
        long delay = body.path("delayMs").asLong(LATE_MS);
        if (delay < 0) {
            throw StripeError.invalid(null, "delayMs is not negative", "delayMs");
        }
        FaultKind kind = FaultKind.of(body.path("kind").asString("")).orElseThrow(FaultForms::unknownKind);
        return new Fault(match, kind, rate, body.path("count").asLong(Long.MAX_VALUE), delay, 0);
    }

    /** {@code {"data":[{"match","kind","rate","count","delayMs","fired"}]}}, count null when unlimited. */
    public static ObjectNode write(Collection<Fault> faults) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        var data = body.putArray("data");
        for (Fault fault : faults) {
            ObjectNode node = data.addObject().put("match", fault.match());
            node.put("kind", fault.kind().wireName()).put("rate", fault.rate());
            node.put("count", fault.count() == Long.MAX_VALUE ? null : fault.count());
            node.put("delayMs", fault.delayMs()).put("fired", fault.fired());
        }
        return body;
    }

    private static StripeError unknownKind() {
        String kinds =
                Arrays.stream(FaultKind.values()).map(FaultKind::wireName).collect(Collectors.joining(", "));
        return StripeError.invalid(null, "kind is one of " + kinds, "kind");
    }
}
