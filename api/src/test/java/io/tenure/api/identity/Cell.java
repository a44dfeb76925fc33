package io.tenure.api.identity;

import io.tenure.api.RunningApi;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.identity.DocumentedOperation.Slot;
import io.tenure.api.identity.DocumentedOperation.Where;
import io.tenure.api.identity.Expected.Variation;
import io.tenure.api.identity.Expected.Whose;
import io.tenure.api.identity.Thing.Manner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One request of the matrix: an operation, who calls it, and whose the things are that it names. */
record Cell(DocumentedOperation operation, Asker asker, Variation variation, Worlds worlds) {

    /**
     * Own and foreign are known to one application, so that the foreign one's name is taken there.
     *
     * @param elsewhere where the stranger is at home
     */
    record Worlds(World own, World foreign, World elsewhere) {

        Worlds {
            foreign.isNamedAt(own);
        }
    }

    /** Of the manners that every request has: the same request id, and nothing that was said before. */
    private static final List<String> MANNERS = List.of("X-Request-Id", "matrix", "X-Reason", "the matrix");

    /**
     * What differs between two equal answers; {@code connection} says how many requests it has carried, and an instant is as long as its fraction, which
     * the body's length follows.
     */
    private static final Set<String> UNEQUAL = Set.of("date", "connection", "keep-alive", "content-length");

    Expected expected() {
        return Expected.of(operation, asker, variation);
    }

    @Override
    public String toString() {
        String what = variation
                .slot()
                .map(slot -> ", " + slot.name() + " " + variation.whose().name().toLowerCase(Locale.ROOT))
                .orElse("");
        return asker + ": " + operation.name() + what;
    }

    /** Without a reason, wherever one could stand. */
    Answer sendWithoutReason() {
        ObjectNode said = body();
        if (said != null) {
            said.remove("reason");
        }
        return send(said, "X-Reason", "");
    }

    Answer send(String... more) {
        return send(body(), more);
    }

    private Answer send(@Nullable ObjectNode body, String... more) {
        String text = body == null ? null : body.toString();
        List<String> headers = new ArrayList<>(MANNERS);
        headers.addAll(List.of(more));
        headers.addAll(credentials());
        String token = asker.hasToken() ? TestSystem.ISSUER.token(asker.user(worlds.own(), worlds.elsewhere())) : null;
        return TestSystem.API.as(token).send(operation.method(), address(), text, headers.toArray(String[]::new));
    }

    /** Status, headers and body, without ids, instants and what counts requests. */
    String comparable(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> UNEQUAL.contains(name) || name.startsWith("ratelimit"));
        return plain(answer.status() + "\n" + headers + "\n" + answer.text());
    }

    /** Without what the request itself said. */
    String unsaid(String text) {
        return variation.slot().map(slot -> text.replace(value(slot), "<said>")).orElse(text);
    }

    private String plain(String text) {
        return unsaid(text)
                .replaceAll("\\b[a-z]{2,8}_[0-9a-hjkmnp-tv-z]{26}\\b", "<id>")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<uuid>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<instant>")
                .replaceAll("\"(\\d+)-[0-9a-f]{16}\"", "<tag>");
    }

    /** A key of an application is tried wherever a key or a token might be looked for. */
    private List<String> credentials() {
        return switch (asker) {
            case OWN_KEY -> key(worlds.own().apiKey());
            case FOREIGN_KEY -> key(worlds.elsewhere().apiKey());
            case MACHINE -> List.of("X-Integration-Key", RunningApi.INTEGRATION_KEY);
            case OWNER, BILLING_ADMIN, ADMIN, MEMBER, SUPPORT, OPERATOR, PLATFORM_ADMIN, STRANGER, NOBODY -> List.of();
        };
    }

    private static List<String> key(String text) {
        return List.of("X-API-Key", text, "X-Integration-Key", text, "Authorization", "Bearer " + text);
    }

    private String address() {
        String path = operation.path().replace("{role}", "support").replace("{code}", "not-found");
        for (Slot slot : operation.slots()) {
            path = path.replace("{" + slot.name() + "}", slot.where() == Where.PATH ? value(slot) : "");
        }
        String query = operation.slots().stream()
                .filter(slot -> slot.where() == Where.QUERY && isSent(slot))
                .map(slot -> slot.name() + "=" + value(slot))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private boolean isSent(Slot slot) {
        return slot.manner() != Manner.BOUND
                || variation.slot().filter(slot::equals).isPresent();
    }

    private @Nullable ObjectNode body() {
        if (operation.body() == null) {
            return null;
        }
        ObjectNode body = operation.body().deepCopy();
        if (body.has("slug")) {
            body.put("slug", "matrix-" + TestSystem.ROWS.id());
        }
        operation.slots().stream()
                .filter(slot -> slot.where() == Where.BODY)
                .forEach(slot -> body.put(slot.name(), value(slot)));
        return body;
    }

    private String value(Slot slot) {
        if (variation.slot().isEmpty()) {
            return worlds.own().id(slot.thing());
        }
        Slot varied = variation.slot().get();
        if (varied.equals(slot)) {
            return switch (variation.whose()) {
                case OWN -> worlds.own().id(slot.thing());
                case FOREIGN -> worlds.foreign().id(slot.thing());
                case MISSING -> worlds.foreign().missing(slot.thing());
                case MALFORMED -> "no-id";
                case ONESELF -> asker.user(worlds.own(), worlds.elsewhere());
            };
        }
        boolean below = varied.manner() == Manner.TENANT
                ? slot.manner() == Manner.CHILD || slot.thing() == Thing.EXTERNAL_ID
                : varied.manner() == Manner.CATALOGUE && slot.manner() == Manner.CHILD;
        boolean follows = below && variation.whose() == Whose.FOREIGN;
        return (follows ? worlds.foreign() : worlds.own()).id(slot.thing());
    }
}
