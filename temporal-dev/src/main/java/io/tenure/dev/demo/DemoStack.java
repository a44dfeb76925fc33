package io.tenure.dev.demo;

import io.tenure.dev.process.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running stack as dev.json shows it: all that the story needs to know. */
record DemoStack(JsonNode json) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reads dev.json. Refused when there is none, or none with a demo. */
    static DemoStack of(Path devJson) {
        try {
            JsonNode json = JSON.readTree(Files.readString(devJson));
            if (json.path("demo").isObject()) {
                return new DemoStack(json);
            }
        } catch (IOException | JacksonException e) {
            throw new Refusal(
                    "no stack is running here (" + devJson + " cannot be read): start it with temporal-dev/up.");
        }
        throw new Refusal(devJson + " has no demo: start the stack with temporal-dev/up.");
    }

    String api() {
        return json.path("api").asString("");
    }

    /** One of the demo's ids. */
    String demo(String name) {
        return json.path("demo").path(name).asString("");
    }

    /** A fresh one: those in dev.json are valid for a day, and a stack may run for longer. */
    String ownerToken() {
        return token(Cast.OWNER);
    }

    /** A fresh one of the platform's operator. */
    String operatorToken() {
        return token(Cast.OPERATOR);
    }

    private String token(String person) {
        return Cast.token(new TenureHttp(json.path("identity").asString("")), person);
    }

    /** Any test key opens the stand-in; Stripe's test mode takes the key that the stack was started with. */
    DemoStripe stripe(Map<String, String> environment) {
        String key = environment.getOrDefault("STRIPE_API_KEY", "");
        return new DemoStripe(json.path("stripe").asString(""), key.isEmpty() ? "sk_test_demo" : key);
    }
}
