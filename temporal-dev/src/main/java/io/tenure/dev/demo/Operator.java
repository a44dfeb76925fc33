package io.tenure.dev.demo;

import tools.jackson.databind.JsonNode;

/** The operator's command of the API, as an operator types it. */
public interface Operator {

    /** Runs it with these words and gives what it printed as JSON. Refused when it fails. */
    JsonNode run(String... words);
}
