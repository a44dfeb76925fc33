package io.tenure.dev.stripe.http;

import io.tenure.dev.stripe.engine.StripeError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each call's answer can be expanded by, as far as Stripe declares it: the resource {@code /stripe/expandable.json}. */
final class Expandable {
    private final JsonNode answers;
    private final JsonNode shapes;

    Expandable() {
        try (InputStream resource =
                Objects.requireNonNull(Expandable.class.getResourceAsStream("/stripe/expandable.json"))) {
            JsonNode table = JsonMapper.builder().build().readTree(resource);
            this.answers = table.path("answers");
            this.shapes = table.path("shapes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses with 400 what the call's answer can never be expanded by; to be asked before the call is executed. */
    void check(String template, Expansion expansion) {
        JsonNode answer = answers.path(template);
        for (List<String> path : expansion.paths()) {
            boolean list = answer.has("list");
            List<String> below = list ? path.subList(1, path.size()) : path;
            boolean data = !list || (path.getFirst().equals("data") && !below.isEmpty());
            if (!data || !leads(answer.path(list ? "list" : "one"), below)) {
                throw refusal(path, list && !data);
            }
        }
    }

    /** The error for a path that cannot be expanded, with Stripe's advice about lists. */
    static StripeError refusal(List<String> path, boolean missesData) {
        String whole = String.join(".", path);
        String advice = missesData ? ". You may want to try expanding 'data." + whole + "' instead" : "";
        return StripeError.invalid(null, "This property cannot be expanded (" + whole + ")" + advice + ".", "expand");
    }

    private boolean leads(JsonNode alternatives, List<String> path) {
        for (JsonNode shape : alternatives) {
            if (leadsFrom(shape.asString(), path)) {
                return true;
            }
        }
        return false;
    }

    /** A shape that is not declared is left to the engine. */
    private boolean leadsFrom(String shape, List<String> path) {
        JsonNode fields = shapes.path(shape);
        if (path.isEmpty() || fields.isMissingNode()) {
            return true;
        }
        JsonNode next = fields.path(path.getFirst());
        List<String> rest = path.subList(1, path.size());
        return !next.isMissingNode() && (rest.isEmpty() || leads(next, rest));
    }
}
