package io.tenure.dev.stripe.http;

import io.tenure.dev.stripe.engine.StripeError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stripe's form encoding: {@code items[0][price]=p}, {@code items[][price]=p}, {@code expand[]=customer}. Leaves are
 * texts; an empty text unsets a value.
 */
final class FormDecoder {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FormDecoder() {}

    /** Decodes several forms (query string, body) as one; later pairs win. */
    static ObjectNode decode(String... forms) {
        Branch root = new Branch();
        for (String form : forms) {
            for (String pair : form.split("&")) {
                if (!pair.isEmpty()) {
                    addPair(root, pair);
                }
            }
        }
        return root.toObject();
    }

    private static void addPair(Branch root, String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        List<String> path = segments(decoded(name));
        root.add(path, decoded(value));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw StripeError.invalid(null, "Invalid request: the form is not URL-encoded", null);
        }
    }

    private static List<String> segments(String name) {
        List<String> segments = new ArrayList<>();
        int open = name.indexOf('[');
        segments.add(open < 0 ? name : name.substring(0, open));
        while (open >= 0) {
            int close = name.indexOf(']', open);
            if (close < 0) {
                throw StripeError.invalid(null, "Invalid request: unbalanced brackets in " + name, name);
            }
            segments.add(name.substring(open + 1, close));
            open = name.indexOf('[', close);
        }
        return segments;
    }

    /** A hash or list that is still growing; list positions are its names. */
    private static final class Branch {
        private final Map<String, Object> children = new LinkedHashMap<>();
        private boolean list;

        void add(List<String> path, String value) {
            String name = path.getFirst();
            List<String> rest = path.subList(1, path.size());
            String key = name.isEmpty() ? position(rest) : name;
            list |= name.isEmpty();
            if (rest.isEmpty()) {
                children.put(key, value);
                return;
            }
            if (!(children.computeIfAbsent(key, ignored -> new Branch()) instanceof Branch branch)) {
                throw StripeError.invalid(null, "Invalid hash", key);
            }
            branch.add(rest, value);
        }

        /** {@code a[][x]=1&a[][y]=2} is one element until a name comes again. */
        private String position(List<String> rest) {
            int last = children.size() - 1;
            boolean growsLast = !rest.isEmpty()
                    && children.get(Integer.toString(last)) instanceof Branch branch
                    && !branch.children.containsKey(rest.getFirst());
            return Integer.toString(growsLast ? last : children.size());
        }

        ObjectNode toObject() {
            ObjectNode object = NODES.objectNode();
            children.forEach((name, child) -> object.set(name, node(name, child)));
            return object;
        }

        private static JsonNode node(String name, Object child) {
            if (child instanceof Branch branch) {
                return branch.isList(name) ? branch.toList() : branch.toObject();
            }
            return NODES.stringNode((String) child);
        }

        /** Keys of metadata are the caller's own and may be numbers. */
        private boolean isList(String name) {
            return list
                    || (!"metadata".equals(name) && children.keySet().stream().allMatch(Branch::isPosition));
        }

        private static boolean isPosition(String key) {
            return key.length() < 6 && key.chars().allMatch(Character::isDigit);
        }

        private ArrayNode toList() {
            ArrayNode array = NODES.arrayNode();
            children.entrySet().stream()
                    .sorted((left, right) -> Integer.compare(place(left.getKey()), place(right.getKey())))
                    .forEach(entry -> array.add(node(entry.getKey(), entry.getValue())));
            return array;
        }

        private static int place(String key) {
            return isPosition(key) ? Integer.parseInt(key) : Integer.MAX_VALUE;
        }
    }
}
