package io.tenure.api.problem;

import java.util.Locale;

/**
 * Every code that a caller may meet, with its HTTP status, a title and what to do about it. Codes are part of the contract: they are added,
 * never renamed. {@code %s} in a remedy stands for what the thrower knows.
 */
public enum ProblemType {
    BAD_REQUEST(400, "The request is malformed", "Build the request as the documentation at /api/docs shows it."),
    UNREADABLE_BODY(400, "The body cannot be read", "Send one JSON object as the documentation at /api/docs shows it."),
    VALIDATION_FAILED(
            400, "Some fields are not valid", "Correct the fields that errors lists, then send the request again."),
    SIGNATURE_INVALID(
            400,
            "The signature is not valid",
            "Sign the raw body with the secret of this endpoint, at most five minutes before it is sent."),
    UNAUTHENTICATED(401, "Who you are is not known", "Send a valid access token in the header Authorization: Bearer."),
    API_KEY_UNKNOWN(401, "The API key is not known", "Send a valid, unexpired API key in the header X-API-Key."),
    INTEGRATION_KEY_UNKNOWN(
            401, "The integration key is not known", "Send the configured key in the header X-Integration-Key."),
    PAYMENT_METHOD_DECLINED(402, "The payment method was declined", "Use another payment method."),
    PAYMENT_METHOD_NOT_SUPPORTED(402, "This kind of payment method is not supported", "Use a card or Link."),
    PAYMENT_PENDING(
            402,
            "A payment is not confirmed yet",
            "Confirm the payment at the subscription's checkoutUrl, or use another payment method."),
    ROLE_NOT_SUFFICIENT(403, "Your role does not allow this", "Ask a person with one of these roles: %s."),
    APPLICATION_MISMATCH(
            403, "The key belongs to another application", "Use the API key of the application that you name."),
    SCOPE_NOT_SUFFICIENT(403, "The API key is not for this", "Use an API key that has the scope for this: %s."),
    NOT_FOUND(404, "There is no such thing", "Check the address and the id; what you are no member of is not shown."),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here", "Use one of the methods in the header Allow."),
    NOT_ACCEPTABLE(406, "The answer cannot be given in that form", "Accept application/json."),
    SUBSCRIPTION_EXISTS(
            409,
            "The organization already has a live subscription here",
            "Change the existing subscription, or cancel it first."),
    SUBSCRIPTION_NOT_ACTIVE(
            409,
            "The subscription does not allow this now",
            "Look at its status and hold, and settle what is open first."),
    SEAT_LIMIT_REACHED(409, "All seats are assigned", "Revoke a seat or raise the number of seats, then assign again."),
    SEAT_EXISTS(409, "The person has a seat already", "Name another person, or revoke the seat that is too much."),
    SEAT_REVOKED(409, "The seat was revoked before", "Assign a seat instead: a revoked one never lives again."),
    SEATS_IN_USE(
            409,
            "More seats are assigned than would remain",
            "Revoke seats until the number fits, then lower it again."),
    CHECKOUT_COMPLETE(
            409, "The checkout is already complete", "Read the subscription again: it is about to become active."),
    NO_CANCELLATION_PENDING(409, "No cancellation is pending", "Nothing is to be done: the subscription goes on."),
    NO_PERIOD_END(409, "The subscription has no end of a period", "Cancel it now instead of at the period's end."),
    NOT_BILLED(409, "The subscription is granted, not sold", "Ask an operator to change what was granted."),
    PROVIDER_REJECTED(
            409,
            "The payment provider refused",
            "Check what you sent; when it is right, ask an operator to look at the subscription."),
    API_KEY_ENDED(409, "The API key has ended", "Create a key instead: one that has ended never lives again."),
    SUPERSEDED(409, "A newer request took the place of this one", "Read the subscription again: the newest counts."),
    TOO_MANY_WAITING(
            409,
            "Too many requests wait for this subscription",
            "Wait until what was asked before is done, then repeat; under an idempotency key with a new one."),
    SLUG_TAKEN(409, "The slug is taken", "Choose another slug."),
    EXTERNAL_ID_TAKEN(409, "Another organization has this external id", "Check the external id, or ask an operator."),
    ORGANIZATION_ARCHIVED(
            409,
            "The organization is archived",
            "Use another organization; of an archived one a subscription can still be canceled, and all can be read."),
    LAST_OWNER(409, "An organization keeps one owner", "Make another member OWNER first."),
    MEMBER_EXISTS(409, "The person is a member already", "Change the member's role instead."),
    EVENT_SETTLED(
            409,
            "The event is settled",
            "Nothing is to be done: only what is not settled for good can be retried or ignored."),
    IDEMPOTENCY_KEY_IN_FLIGHT(
            409, "A request with this idempotency key is being worked on", "Repeat in a moment, with the same key."),
    IDEMPOTENCY_ANSWER_LOST(
            409,
            "The request was done, but its answer was lost",
            "Read the object that you changed; use a new key for a new request."),
    STATE_CONFLICT(409, "The state does not allow this", "Read the object again, then decide."),
    PRECONDITION_FAILED(
            412, "The object is not as you know it", "Read it again, then decide and send its new ETag in If-Match."),
    BODY_TOO_LARGE(413, "The body is too large", "Send a smaller body."),
    MEDIA_TYPE_NOT_SUPPORTED(415, "The body's form is not supported", "Send application/json."),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request", "Use a new key for a new request."),
    TOO_MANY_REQUESTS(429, "Too many requests", "Wait as long as Retry-After says, then repeat."),
    DEFECT(500, "Something is broken on our side", "Repeat later; when it stays, report the requestId."),
    DATABASE_UNAVAILABLE(503, "The database does not answer", "Repeat after the seconds that Retry-After names."),
    WORKFLOWS_UNAVAILABLE(
            503,
            "Changes cannot be accepted now",
            "Repeat after the seconds that Retry-After names; reads and checks go on."),
    PROVIDER_UNAVAILABLE(
            503, "The payment provider does not answer", "Repeat after the seconds that Retry-After names."),
    IDENTITY_UNAVAILABLE(
            503, "The identity provider does not answer", "Repeat after the seconds that Retry-After names.");

    private final int status;
    private final String title;
    private final String remedy;

    ProblemType(int status, String title, String remedy) {
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String remedy() {
        return remedy;
    }

    /** As callers see it: {@code seats-in-use}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where it is explained, relative to the API's address: {@code /problems/seats-in-use}. */
    public String address() {
        return "/problems/" + code();
    }

    /** Worth another try after {@code Retry-After}. */
    public boolean isTemporary() {
        return status == 503 || status == 429;
    }

    /** The type of a workflow's refusal; a code that this version does not know is {@link #STATE_CONFLICT}. */
    public static ProblemType ofRefusal(String code) {
        for (ProblemType type : values()) {
            if (type.code().equals(code)) {
                return type;
            }
        }
        return STATE_CONFLICT;
    }
}
