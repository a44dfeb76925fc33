package io.tenure.api.subscription;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;

/** @param paymentMethodId a method of the payment provider; what is open is paid with it at once */
record ChangePaymentMethod(
        @Schema(example = "pm_card_visa")
        @NotNull
        @Pattern(regexp = CreateSubscription.PAYMENT_METHOD, message = CreateSubscription.PAYMENT_METHOD_RULE)
        String paymentMethodId) {

    Ask ask() {
        return new Ask("change-payment-method", Map.of("paymentMethodId", paymentMethodId));
    }
}
