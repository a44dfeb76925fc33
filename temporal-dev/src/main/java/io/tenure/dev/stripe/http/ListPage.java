package io.tenure.dev.stripe.http;

import io.tenure.dev.stripe.engine.StripeError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which part of a list is wanted: 1 to 100 objects, newest first, before or after a cursor.
 *
 * @param startingAfter the id of the last object already seen
 * @param endingBefore the id of the first object already seen
 */
record ListPage(
        int limit, @Nullable String startingAfter, @Nullable String endingBefore) {
    private static final int USUAL = 10;
    private static final int MOST = 100;
    static final ListPage FIRST = new ListPage(USUAL, null, null);

    static ListPage of(JsonNode params) {
        String after = text(params, "starting_after");
        String before = text(params, "ending_before");
        if (after != null && before != null) {
            throw StripeError.invalid(
                    null,
                    "You may only specify one of these parameters: ending_before, starting_after.",
                    "ending_before");
        }
        return new ListPage(limit(text(params, "limit")), after, before);
    }

    /** The page as Stripe's list object; its objects are copies. */
    ObjectNode of(List<ObjectNode> newestFirst, String url) {
        int from = 0;
        int until = newestFirst.size();
        boolean more;
        if (endingBefore != null) {
            until = position(newestFirst, endingBefore, "ending_before");
            from = Math.max(0, until - limit);
            more = from > 0;
        } else {
            from = startingAfter == null ? 0 : position(newestFirst, startingAfter, "starting_after") + 1;
            until = Math.min(until, from + limit);
            more = until < newestFirst.size();
        }
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        var data = list.putArray("data");
        newestFirst.subList(from, until).forEach(object -> data.add(object.deepCopy()));
        return list.put("has_more", more).put("url", url);
    }

    private static int position(List<ObjectNode> objects, String id, String param) {
        for (int i = 0; i < objects.size(); i++) {
            if (objects.get(i).path("id").asString("").equals(id)) {
                return i;
            }
        }
        throw StripeError.invalid("resource_missing", "No such object: '" + id + "'", param);
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (!text.matches("-?\\d{1,9}")) {
            throw StripeError.invalid("parameter_invalid_integer", "Invalid integer: " + text, "limit");
        }
        int limit = Integer.parseInt(text);
        if (limit < 1) {
            throw StripeError.invalid(
                    "parameter_invalid_integer", "This value must be greater than or equal to 1.", "limit");
        }
        if (limit > MOST) {
            throw StripeError.invalid(
                    "parameter_invalid_integer",
                    "This value must be less than or equal to 100 (it currently is '" + limit + "').",
                    "limit");
        }
        return limit;
    }

    private static @Nullable String text(JsonNode params, String name) {
        String text = params.path(name).asString("");
        return text.isEmpty() ? null : text;
    }
}
