package io.tenure.dev.stripe.engine;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An answer other than 200, with the fields of Stripe's error body. */
public final class StripeError extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int httpStatus;
    private final transient ObjectNode error;

    private StripeError(int httpStatus, ObjectNode error) {
        super(error.path("message").asString(), null, false, false);
        this.httpStatus = httpStatus;
        this.error = error;
    }

    /** 400 {@code invalid_request_error}; code and parameter may be absent. */
    public static StripeError invalid(@Nullable String code, String message, @Nullable String param) {
        return new StripeError(400, error("invalid_request_error", code, message, param));
    }

    /** 404 {@code resource_missing}, Stripe's words. */
    public static StripeError missing(String objectType, String id, String param) {
        String message = "No such " + objectType + ": '" + id + "'";
        return new StripeError(404, error("invalid_request_error", "resource_missing", message, param));
    }

    /** 400 {@code parameter_unknown}. */
    public static StripeError unknownParameter(String name) {
        return invalid("parameter_unknown", "Received unknown parameter: " + name, name);
    }

    /** 400 {@code parameter_missing}. */
    public static StripeError missingParameter(String name) {
        return invalid("parameter_missing", "Missing required param: " + name + ".", name);
    }

    /** 501: Stripe knows the call or the parameter, the stand-in does not. Names what is missing. */
    public static StripeError notDone(String what) {
        String message = "The Stripe stand-in does not do " + what;
        return new StripeError(501, error("api_error", "not_implemented", message, null));
    }

    /** 402 {@code card_error}, as for a refused charge or attachment. */
    public static StripeError card(String code, @Nullable String declineCode, String message) {
        ObjectNode error = error("card_error", code, message, null);
        if (declineCode != null) {
            error.put("decline_code", declineCode);
        }
        return new StripeError(402, error);
    }

    /** The same error with one more field of the body, such as {@code payment_intent}. */
    public StripeError with(String field, ObjectNode value) {
        ObjectNode copy = error.deepCopy();
        copy.set(field, value.deepCopy());
        return new StripeError(httpStatus, copy);
    }

    public int httpStatus() {
        return httpStatus;
    }

    public String type() {
        return error.path("type").asString();
    }

    public @Nullable String code() {
        return text("code");
    }

    public @Nullable String declineCode() {
        return text("decline_code");
    }

    public String message() {
        return error.path("message").asString();
    }

    public @Nullable String param() {
        return text("param");
    }

    /** {@code {"error": {..}}}, a copy of its own. */
    public ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("error", error.deepCopy());
        return body;
    }

    private @Nullable String text(String field) {
        return error.has(field) ? error.path(field).asString() : null;
    }

    private static ObjectNode error(String type, @Nullable String code, String message, @Nullable String param) {
        ObjectNode error =
                JsonNodeFactory.instance.objectNode().put("type", type).put("message", message);
        if (code != null) {
            error.put("code", code);
        }
        if (param != null) {
            error.put("param", param);
        }
        return error;
    }
}
