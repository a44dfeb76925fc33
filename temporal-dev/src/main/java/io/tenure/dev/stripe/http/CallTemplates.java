package io.tenure.dev.stripe.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the call that a method and a path mean; a literal segment wins over a variable. */
final class CallTemplates {
    private final List<Template> templates;

    /** Templates such as {@code GET /v1/subscriptions/{id}}. */
    CallTemplates(Collection<String> templates) {
        this.templates = templates.stream()
                .map(Template::of)
                .sorted(Comparator.comparingLong(Template::variables))
                .toList();
    }

    /** What was found: the template's own name and the values of its variables. */
    record Match(String template, Map<String, String> variables) {

        /** Whether the call lists things, as far as its name says. */
        boolean mayList() {
            return template.startsWith("GET ") && !template.endsWith("}");
        }
    }

    Optional<Match> find(String method, String path) {
        String[] segments = path.substring(1).split("/");
        return templates.stream()
                .flatMap(template -> template.match(method, segments).stream())
                .findFirst();
    }

    private record Template(String name, String method, List<String> segments) {

        static Template of(String name) {
            int space = name.indexOf(' ');
            String path = name.substring(space + 2);
            return new Template(name, name.substring(0, space), List.of(path.split("/")));
        }

        long variables() {
            return segments.stream().filter(Template::isVariable).count();
        }

        Optional<Match> match(String wantedMethod, String[] path) {
            if (!method.equals(wantedMethod) || path.length != segments.size()) {
                return Optional.empty();
            }
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < path.length; i++) {
                String segment = segments.get(i);
                if (isVariable(segment)) {
                    values.put(segment.substring(1, segment.length() - 1), path[i]);
                } else if (!segment.equals(path[i])) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Match(name, values));
        }

        private static boolean isVariable(String segment) {
            return segment.startsWith("{");
        }
    }
}
