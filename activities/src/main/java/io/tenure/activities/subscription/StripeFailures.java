package io.tenure.activities.subscription;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import com.stripe.net.StripeResponse;
import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.temporal.FailureType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Stripe's failures say about another try. Codes only: Stripe's messages may name a person. */
public final class StripeFailures {

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final String RESOURCE_MISSING = "resource_missing";
    private static final String REPLAYED = "Idempotent-Replayed";
    private static final Set<String> WANTS_THE_PERSON = Set.of(
            "authentication_required",
            "invoice_payment_intent_requires_action",
            "subscription_payment_intent_requires_action",
            "payment_intent_authentication_failure");

    private StripeFailures() {}

    public static ApplicationFailure classify(StripeException exception) {
        if (exception instanceof ApiConnectionException || exception.getStatusCode() == null) {
            return FailureType.UNAVAILABLE.failure("provider-unreachable");
        }
        if (exception instanceof CardException) {
            return FailureType.REFUSED.failure("payment-method-declined");
        }
        if (exception instanceof IdempotencyException) {
            return FailureType.UNAVAILABLE.failure("provider-key-taken");
        }
        return switch (exception.getStatusCode()) {
            case UNAUTHORIZED, FORBIDDEN -> FailureType.REJECTED.failure("provider-credentials");
            case CONFLICT, TOO_MANY -> FailureType.UNAVAILABLE.failure("provider-busy");
            case NOT_IMPLEMENTED -> FailureType.REJECTED.failure("provider-call-unknown");
            default ->
                isServerError(exception) || isUnreadable(exception)
                        ? FailureType.UNAVAILABLE.failure("provider-error")
                        : FailureType.REJECTED.failure(code(exception.getCode()));
        };
    }

    /** Whether it is the answer of an earlier request that Stripe keeps under the idempotency key. */
    static boolean isReplayed(StripeException exception) {
        StripeError error = exception.getStripeError();
        StripeResponse response = error == null ? null : error.getLastResponse();
        return response != null
                && response.headers()
                        .firstValue(REPLAYED)
                        .map(Boolean::parseBoolean)
                        .orElse(false);
    }

    static boolean isMissing(StripeException exception) {
        return RESOURCE_MISSING.equals(exception.getCode())
                || Integer.valueOf(NOT_FOUND).equals(exception.getStatusCode());
    }

    /** The bank wants to see the customer: not a refusal (billing rule 12). */
    static boolean wantsThePerson(@Nullable String code) {
        return code != null && WANTS_THE_PERSON.contains(code);
    }

    /** Whether Stripe answered and knows itself not what became of the request. */
    static boolean isServerError(StripeException exception) {
        Integer status = exception.getStatusCode();
        return status != null && status >= SERVER_ERROR && status != NOT_IMPLEMENTED;
    }

    /** Stripe's client throws for an answer of 200 as well, where it is not what Stripe writes. */
    private static boolean isUnreadable(StripeException exception) {
        return exception.getStatusCode() < BAD_REQUEST;
    }

    private static String code(@Nullable String code) {
        return code != null && code.matches("[a-z0-9_]{1,64}") ? code : "provider-refused";
    }
}
