package io.tenure.workflows.subscription;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tenure.workflows.value.OperationId;

/** What a person asks of a subscription. The update's id is the operation's and the number of its opening. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Request.Cancel.class, name = "Cancel"),
    @JsonSubTypes.Type(value = Request.UndoCancellation.class, name = "UndoCancellation"),
    @JsonSubTypes.Type(value = Request.ChangeSeats.class, name = "ChangeSeats"),
    @JsonSubTypes.Type(value = Request.ChangePaymentMethod.class, name = "ChangePaymentMethod"),
    @JsonSubTypes.Type(value = Request.PlaceHold.class, name = "PlaceHold"),
    @JsonSubTypes.Type(value = Request.LiftHold.class, name = "LiftHold"),
    @JsonSubTypes.Type(value = Request.Withdraw.class, name = "Withdraw"),
    @JsonSubTypes.Type(value = Request.Resume.class, name = "Resume")
})
public sealed interface Request {

    OperationId operationId();

    record Cancel(OperationId operationId, boolean atPeriodEnd) implements Request {}

    record UndoCancellation(OperationId operationId) implements Request {}

    record ChangeSeats(OperationId operationId, int seats) implements Request {}

    record ChangePaymentMethod(OperationId operationId, String paymentMethodReference) implements Request {}

    /** What the operator typed as the reason stands in the operation's row. */
    record PlaceHold(OperationId operationId) implements Request {}

    record LiftHold(OperationId operationId) implements Request {}

    /** Gives up an open Checkout, because other terms are wanted (billing rule 55). */
    record Withdraw(OperationId operationId) implements Request {}

    /** An operator says that what was parked may go on. */
    record Resume(OperationId operationId) implements Request {}
}
