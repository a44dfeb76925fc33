package io.tenure.dev.demo;

import io.tenure.dev.demo.TenureHttp.Call;
import io.tenure.dev.process.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The product application that asks all day long: may this user in? */
final class Product {
    private final TenureHttp tenure;
    private final Call check;

    Product(DemoStack stack) {
        tenure = new TenureHttp(stack.api());
        check = new Call(
                "POST",
                "/verify-seat",
                Map.of("X-API-Key", stack.demo("apiKey")),
                Map.of(
                        "userId", stack.demo("seatUserId"),
                        "applicationSlug", stack.demo("applicationSlug"),
                        "externalOrgId", stack.demo("externalOrgId")));
    }

    /** One answer of the check, with the moment at which it was read. */
    record Checked(boolean hasAccess, String reason, Instant at) {}

    /** Asks once. Refused when the check does not answer 200. */
    Checked check() {
        JsonNode body = tenure.send(check);
        if (!body.path("hasAccess").isBoolean()) {
            throw new Refusal("the check answered something else: " + body);
        }
        return new Checked(
                body.path("hasAccess").asBoolean(false), body.path("reason").asString(""), Instant.now());
    }

    /** Asks again and again; the first answer of that kind. Refused when there is none in time. */
    Checked firstAnswer(boolean hasAccess, Duration patience) {
        String awaited = hasAccess ? "the check allows" : "the check denies";
        return Until.answered(
                awaited, patience, () -> Optional.of(check()).filter(answer -> answer.hasAccess() == hasAccess));
    }
}
