package io.tenure.dev.stripe.engine;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One decoded call.
 *
 * @param path the template's variables, such as {@code id}
 * @param params the decoded nested form or query string; every leaf is a string, an empty object when there is none
 */
public record Call(Map<String, String> path, JsonNode params) {}
