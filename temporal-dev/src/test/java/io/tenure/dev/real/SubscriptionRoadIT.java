package io.tenure.dev.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The first road, from a request to a closed door, on everything that production runs. */
final class SubscriptionRoadIT {

    private final RealStack stack = RealStack.running();
    private final Tenant tenant = new Tenant(stack);

    @Test
    void opensClosesOpensAndEndsWithACard() throws IOException {
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
        keepHistory("real-server-card");
    }

    @Test
    void opensWhenTheCheckoutIsPaid() throws IOException {
        String url = tenant.subscribe("").body().path("checkoutUrl").asString();
        tenant.awaitAccess("ada", false, "pending");
        int status = Tenant.submit(url, "payment_method=pm_card_visa");

        assertThat(status).isEqualTo(303);
        tenant.awaitAccess("ada", false, "no-seat");
        tenant.assign("ada");
        tenant.awaitAccess("ada", true, "");
        keepHistory("real-server-checkout");
    }

    private void keepHistory(String scenario) throws IOException {
        try (Runs runs = new Runs(stack)) {
            runs.keepHistory(tenant.subscriptionId, scenario);
        }
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
