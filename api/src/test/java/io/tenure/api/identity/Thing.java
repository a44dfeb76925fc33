package io.tenure.api.identity;

import java.util.Optional;

/** What an id in a request names. */
enum Thing {
    ORGANIZATION(Manner.TENANT),
    SUBSCRIPTION(Manner.TENANT),
    OPERATION(Manner.TENANT),
    SEAT(Manner.CHILD),
    MEMBER(Manner.CHILD),
    KEY(Manner.CHILD),
    EVENT(Manner.PLATFORM),
    APPLICATION(Manner.CATALOGUE),
    PLAN(Manner.CATALOGUE),
    PERSON(Manner.ANYTHING),
    OWN_SEAT(Manner.ANYTHING),
    EXTERNAL_ID(Manner.NAME),
    AUDIT_ENTRY(Manner.CHILD),
    STANDING_CHANGE(Manner.CHILD),
    APPLICATION_ID(Manner.CATALOGUE);

    /** How the API treats one that is not the caller's. */
    enum Manner {
        /** Hidden from who is no member of its organization. */
        TENANT,
        /** Found only under what the path names before it. */
        CHILD,
        /** The platform's own, the same for all of its staff. */
        PLATFORM,
        /** Shown to everybody with a token. */
        CATALOGUE,
        /** Taken as it is: nothing needs to exist by that name. */
        ANYTHING,
        /** An application's own, first come: another organization's is refused as taken. The application may ask about any of its names. */
        NAME,
        /** A place in a list, or a filter: what it names need not exist, and is not shown. */
        BOUND
    }

    private final Manner manner;

    Thing(Manner manner) {
        this.manner = manner;
    }

    Manner manner() {
        return manner;
    }

    /** What a parameter in the path stands for; empty for what is no id. A name that nobody has classified is an error. */
    static Optional<Thing> inPath(String path, String name) {
        String first = path.split("/")[1];
        return switch (name) {
            case "id" ->
                Optional.of(
                        switch (first) {
                            case "organizations" -> ORGANIZATION;
                            case "subscriptions" -> SUBSCRIPTION;
                            case "operations" -> OPERATION;
                            case "webhook-events" -> EVENT;
                            default -> throw unknown(path, name);
                        });
            case "seatId" -> Optional.of(first.equals("users") ? OWN_SEAT : SEAT);
            case "keyId" -> Optional.of(KEY);
            case "userId" -> Optional.of(first.equals("organizations") ? MEMBER : PERSON);
            case "slug", "applicationSlug" -> Optional.of(APPLICATION);
            case "role", "code" -> Optional.empty();
            default -> throw unknown(path, name);
        };
    }

    /** As in {@link #inPath}, in the query and in bodies; whatever ends like an id must be known. */
    static Optional<Thing> elsewhere(String path, String name) {
        return switch (name) {
            case "organizationId" -> Optional.of(ORGANIZATION);
            case "subscriptionId" -> Optional.of(SUBSCRIPTION);
            case "planId" -> Optional.of(PLAN);
            case "application", "applicationSlug" -> Optional.of(APPLICATION);
            case "userId", "actorId" -> Optional.of(PERSON);
            case "subjectId" -> Optional.of(SEAT);
            case "externalOrgId" -> Optional.of(EXTERNAL_ID);
            case "paymentMethodId" -> Optional.empty();
            case "startingAfter" -> Optional.of(listed(path));
            default -> {
                if (name.endsWith("Id")) {
                    throw unknown(path, name);
                }
                yield Optional.empty();
            }
        };
    }

    private static Thing listed(String path) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "organizations" -> ORGANIZATION;
            case "subscriptions", "attention" -> SUBSCRIPTION;
            case "seats" -> SEAT;
            case "members", "platform-roles" -> MEMBER;
            case "timeline" -> STANDING_CHANGE;
            case "audit" -> AUDIT_ENTRY;
            case "api-keys" -> KEY;
            case "plans" -> PLAN;
            case "applications" -> APPLICATION_ID;
            case "webhook-events" -> EVENT;
            default -> throw unknown(path, "startingAfter");
        };
    }

    private static IllegalStateException unknown(String path, String name) {
        return new IllegalStateException("Say in Thing what " + name + " of " + path + " names");
    }
}
