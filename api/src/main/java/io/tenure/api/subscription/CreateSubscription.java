package io.tenure.api.subscription;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.identity.OrganizationScoped;
import io.tenure.store.subscription.OperationDao;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PlanId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * @param paymentMethodId a method of the payment provider; without one the answer's {@code checkoutUrl} says where to pay
 * @param provider {@code none} grants the subscription without payment (operators only); absent: the plan's own
 * @param until end of a granted subscription; absent: no end
 */
record CreateSubscription(
        @Schema(example = "org_01jd3v8y0geqtrwqw8r5c8j2qk") @NotNull
        OrganizationId organizationId,

        @Schema(example = "plan_01jd3v8y0geqtrwqw8r5c8j2qk") @NotNull
        PlanId planId,

        @Schema(example = "5") @NotNull @Min(1) @Max(MOST_SEATS)
        Integer seats,

        @Schema(example = "pm_card_visa") @Nullable @Pattern(regexp = PAYMENT_METHOD, message = PAYMENT_METHOD_RULE)
        String paymentMethodId,

        @Schema(
                description =
                        "`none` grants the subscription without payment: an operator of the platform may. Else the"
                                + " plan's own, which need not be said.")
        @Nullable
        @Pattern(regexp = "none|stripe", message = "none or stripe")
        String provider,

        @Schema(
                description = "When a granted subscription ends, in the future; never unless said. Only with provider"
                        + " `none`.")
        @Nullable
        Instant until)
        implements OrganizationScoped {

    static final int MOST_SEATS = 100_000;
    static final String PAYMENT_METHOD_RULE = "an id of the payment provider, such as pm_card_visa";
    static final String PAYMENT_METHOD = "[A-Za-z0-9_]{1,255}";

    Ask ask() {
        Map<String, Object> content = new TreeMap<>();
        content.put("planId", planId.toString());
        content.put("seats", seats);
        put(content, "paymentMethodId", paymentMethodId);
        put(content, "provider", provider);
        put(content, "until", until == null ? null : until.toString());
        return new Ask(OperationDao.CREATION, content);
    }

    private static void put(Map<String, Object> content, String name, @Nullable Object value) {
        if (value != null) {
            content.put(name, value);
        }
    }
}
