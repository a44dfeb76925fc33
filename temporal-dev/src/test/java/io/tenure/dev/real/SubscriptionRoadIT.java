package io.tenure.dev.real;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The first road, from a request to a closed door, on everything that production runs. */
final class SubscriptionRoadIT {

    private final RealStack stack = RealStack.running();
    private final Tenant tenant = new Tenant(stack);

    @Test
    void opensClosesOpensAndEndsWithACard() {
        tenant.subscribe("pm_card_visa");
        tenant.assign("ada");
        tenant.awaitAccess("ada", true, "");
        tenant.failTheNextRenewal();
        tenant.awaitAccess("ada", false, "payment-failed");
        tenant.put(
                "/subscriptions/" + tenant.subscriptionId + "/payment-method",
                "{\"paymentMethodId\":\"pm_card_visa\"}");
        tenant.awaitAccess("ada", true, "");
        Tenant.Reply canceled =
                tenant.post("/subscriptions/" + tenant.subscriptionId + "/cancellation", "{\"at\":\"now\"}");

        assertThat(canceled.status()).isEqualTo(201);
        tenant.awaitAccess("ada", false, "canceled");
    }

    @Test
    void opensWhenTheCheckoutIsPaid() {
        String url = tenant.subscribe("").body().path("checkoutUrl").asString();
        tenant.awaitAccess("ada", false, "pending");
        int status = Tenant.submit(url, "payment_method=pm_card_visa");

        assertThat(status).isEqualTo(303);
        tenant.awaitAccess("ada", false, "no-seat");
        tenant.assign("ada");
        tenant.awaitAccess("ada", true, "");
    }

    @Test
    void playsTheDemoAgainAndAgain() {
        assertThat(stack.demo()).isZero();
        assertThat(stack.demo()).isZero();
    }

    @Test
    void failsTheDemoThatDeniesTooLate() {
        assertThat(stack.demo("--rounds", "1", "--within", "0")).isEqualTo(1);
        assertThat(stack.demo("--rounds", "1", "--json", "--within", "60000", "--signalled"))
                .isZero();
    }
}
