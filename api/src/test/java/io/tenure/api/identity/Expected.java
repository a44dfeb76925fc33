package io.tenure.api.identity;

import io.tenure.api.identity.DocumentedOperation.Slot;
import io.tenure.api.identity.DocumentedOperation.Where;
import io.tenure.api.identity.Thing.Manner;
import java.util.Optional;

/**
 * What the document's declarations make of a cell.
 *
 * @param status 0 for a success
 * @param code of the problem; empty for a success
 */
record Expected(int status, String code) {

    private static final Expected ALLOWED = new Expected(0, "");
    private static final Expected HIDDEN = new Expected(404, "not-found");
    private static final Expected FORBIDDEN = new Expected(403, "role-not-sufficient");
    private static final Expected TAKEN = new Expected(409, "external-id-taken");
    private static final Expected INVALID = new Expected(400, "validation-failed");

    /** Whose the thing is that a slot names. */
    enum Whose {
        OWN,
        FOREIGN,
        MISSING,
        /** No id at all. */
        MALFORMED,
        /** The caller's own membership. */
        ONESELF
    }

    /** One slot of an operation that is not as usual; {@code slot} is empty where all are the caller's own. */
    record Variation(Optional<Slot> slot, Whose whose) {

        static final Variation OWN = new Variation(Optional.empty(), Whose.OWN);

        boolean is(Manner manner) {
            return slot.filter(varied -> varied.manner() == manner).isPresent();
        }
    }

    boolean isAllowed() {
        return status == 0;
    }

    static Expected of(DocumentedOperation operation, Asker asker, Variation variation) {
        return switch (operation.proof()) {
            case "none" -> found(variation);
            case "signature" -> new Expected(400, "signature-invalid");
            case "integration-key" -> asker == Asker.MACHINE ? ALLOWED : new Expected(401, "integration-key-unknown");
            case "api-key" -> withKey(asker, variation);
            case "token" ->
                asker.hasToken() ? withToken(operation, asker, variation) : new Expected(401, "unauthenticated");
            default -> throw new IllegalStateException(operation.name() + " does not say how one proves who one is");
        };
    }

    private static Expected withKey(Asker asker, Variation variation) {
        if (!asker.hasKey()) {
            return new Expected(401, "api-key-unknown");
        }
        boolean named = asker == Asker.OWN_KEY && !variation.is(Manner.CATALOGUE);
        return named ? ALLOWED : new Expected(403, "application-mismatch");
    }

    private static Expected withToken(DocumentedOperation operation, Asker asker, Variation variation) {
        if (operation.roles().isEmpty() && operation.platformRoles().isEmpty()) {
            return found(variation);
        }
        boolean own = true;
        if (operation.tenant().isPresent()) {
            Whose whose = variation.slot().equals(operation.tenant()) ? variation.whose() : Whose.OWN;
            own = whose == Whose.OWN;
            boolean visible = asker.seesTenants() || (asker.isMember() && own);
            if (whose == Whose.MISSING || whose == Whose.MALFORMED || !visible) {
                return HIDDEN;
            }
        }
        boolean oneself = operation.oneself() && variation.whose() == Whose.ONESELF;
        return oneself || asker.holds(operation, own) ? found(variation) : FORBIDDEN;
    }

    /** Of what the caller may do at all. */
    private static Expected found(Variation variation) {
        if (variation.slot().isEmpty()) {
            return ALLOWED;
        }
        Slot slot = variation.slot().get();
        boolean missing = variation.whose() == Whose.MISSING || variation.whose() == Whose.MALFORMED;
        return switch (slot.manner()) {
            case TENANT, ANYTHING, BOUND -> ALLOWED;
            case NAME -> variation.whose() == Whose.FOREIGN ? TAKEN : ALLOWED;
            case CHILD -> variation.whose() == Whose.ONESELF ? ALLOWED : HIDDEN;
            case PLATFORM -> missing ? HIDDEN : ALLOWED;
            case CATALOGUE -> missing ? slot.where() == Where.PATH ? HIDDEN : INVALID : ALLOWED;
        };
    }
}
