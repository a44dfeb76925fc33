package io.tenure.api.docs;

import java.util.Optional;

/** What stands for the ids in addresses and bodies: made up in what the page shows, a variable of the shell in curl lines. */
enum ExampleValue {
    ORGANIZATION_ID("org_01jd3v8y0geqtrwqw8r5c8j2qk"),
    PLAN_ID("plan_01jd3v8y0geqtrwqw8r5c8j2qk"),
    SUBSCRIPTION_ID("sub_01jd3v8y0geqtrwqw8r5c8j2qk"),
    SEAT_ID("seat_01jd3v8y0geqtrwqw8r5c8j2qk"),
    OPERATION_ID("op_01jd3v8y0geqtrwqw8r5c8j2qk"),
    WEBHOOK_EVENT_ID("event_00000000000000000000000001"),
    KEY_ID("key_01jd3v8y0geqtrwqw8r5c8j2qk"),
    APPLICATION("healos"),
    USER_ID("user_123"),
    PLATFORM_ROLE("support"),
    PROBLEM_CODE("seat-limit-reached");

    private final String shown;

    ExampleValue(String shown) {
        this.shown = shown;
    }

    String shown() {
        return shown;
    }

    /** As a shell reads it. */
    String variable() {
        return "$" + name();
    }

    /** What a parameter of that path stands for; empty for those that nobody has to give. */
    static Optional<ExampleValue> of(String path, String parameter) {
        return Optional.ofNullable(
                switch (parameter) {
                    case "organizationId" -> ORGANIZATION_ID;
                    case "seatId" -> SEAT_ID;
                    case "userId" -> USER_ID;
                    case "role" -> PLATFORM_ROLE;
                    case "keyId" -> KEY_ID;
                    case "code" -> PROBLEM_CODE;
                    case "applicationSlug", "application", "slug" -> APPLICATION;
                    case "id" -> ofPath(path);
                    default -> null;
                });
    }

    private static ExampleValue ofPath(String path) {
        return switch (path.split("/")[1]) {
            case "organizations" -> ORGANIZATION_ID;
            case "subscriptions" -> SUBSCRIPTION_ID;
            case "operations" -> OPERATION_ID;
            case "webhook-events" -> WEBHOOK_EVENT_ID;
            default -> throw new IllegalStateException(path + " has no example");
        };
    }
}
