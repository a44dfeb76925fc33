package io.tenure.dev.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lives through a subscription and looks at everything that is answered and sent on the way. */
final class RequiredKeysTest {
    private static final long JANUARY = 1_768_478_400;
    private static final long MONTH = 32 * 86_400;

    private final List<JsonNode> answers = new ArrayList<>();
    private Fixture fixture;

    @BeforeEach
    void start(@TempDir Path state) throws IOException {
        fixture = new Fixture(state);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void answersEveryKeyThatStripeDeclaresAsRequired() throws Exception {
        live();
        RequiredKeys keys = new RequiredKeys();
        Set<String> lacking = new TreeSet<>();

        answers.forEach(answer -> lacking.addAll(keys.lackingIn(answer)));
        fixture.get("/v1/events?limit=100").json().path("data").forEach(event -> {
            lacking.addAll(keys.lackingIn(event));
            lacking.addAll(keys.lackingIn(event.at("/data/object")));
        });

        assertThat(lacking).isEmpty();
        assertThat(keys.seen()).isEqualTo(keys.objects());
    }

    @Test
    void noticesAKeyThatIsMissingOrOfAnotherKind() throws Exception {
        ObjectNode customer =
                (ObjectNode) fixture.post("/v1/customers", "name=a").json();
        customer.remove("livemode");
        customer.put("created", "today");

        assertThat(new RequiredKeys().lackingIn(customer))
                .containsExactlyInAnyOrder("customer.livemode", "customer.created is string");
    }

    private void live() throws Exception {
        String clock = post("/v1/test_helpers/test_clocks", "frozen_time=" + JANUARY);
        String customer = post("/v1/customers", "name=a&test_clock=" + clock);
        String product = post("/v1/products", "name=Pro");
        String price = post("/v1/prices", "currency=eur&unit_amount=2000&recurring[interval]=month&product=" + product);
        attachDefault(customer, "pm_card_visa");
        String subscription = post(
                "/v1/subscriptions", "customer=" + customer + "&items[0][price]=" + price + "&items[0][quantity]=3");
        attachDefault(customer, "pm_card_chargeCustomerFail");
        advance(clock, JANUARY + MONTH);
        lookAtEverything(clock, customer, subscription);
        String schedule = post("/v1/subscription_schedules", "from_subscription=" + subscription);
        look("/v1/subscription_schedules/" + schedule);
        post("/v1/subscription_schedules/" + schedule + "/release", "");
        post("/v1/subscriptions/" + subscription, "cancel_at_period_end=true");
        sellByCheckout(customer, price);
        answers.add(fixture.send(fixture.authorized("/v1/subscriptions/" + subscription)
                        .DELETE()
                        .build())
                .json());
    }

    private void lookAtEverything(String clock, String customer, String subscription) throws Exception {
        look("/v1/test_helpers/test_clocks/" + clock);
        look("/v1/customers/" + customer);
        look("/v1/customers");
        look("/v1/payment_methods?customer=" + customer);
        look("/v1/products");
        look("/v1/prices");
        look("/v1/subscriptions/" + subscription);
        look("/v1/subscriptions?customer=" + customer);
        for (JsonNode invoice :
                look("/v1/invoices?subscription=" + subscription).path("data")) {
            look("/v1/invoices/" + invoice.path("id").asString() + "/lines");
        }
        look("/v1/invoice_payments");
        for (JsonNode intent : look("/v1/payment_intents?customer=" + customer).path("data")) {
            look("/v1/payment_intents/" + intent.path("id").asString());
            look("/v1/charges/" + intent.path("latest_charge").asString());
        }
    }

    private void sellByCheckout(String customer, String price) throws Exception {
        String session = post(
                "/v1/checkout/sessions",
                "mode=subscription&success_url=https://tenure.test/&line_items[0][quantity]=1&line_items[0][price]="
                        + price + "&customer=" + customer);
        look("/v1/checkout/sessions/" + session + "/line_items");
        fixture.post("/checkout/" + session, "payment_method=pm_card_visa");
        look("/v1/checkout/sessions/" + session);
    }

    private void attachDefault(String customer, String method) throws Exception {
        String attached = post("/v1/payment_methods/" + method + "/attach", "customer=" + customer);
        post("/v1/customers/" + customer, "invoice_settings[default_payment_method]=" + attached);
    }

    private void advance(String clock, long until) throws Exception {
        post("/v1/test_helpers/test_clocks/" + clock + "/advance", "frozen_time=" + until);
        await().until(() -> fixture.get("/v1/test_helpers/test_clocks/" + clock)
                .json()
                .path("status")
                .asString()
                .equals("ready"));
    }

    private String post(String path, String form) throws Exception {
        return kept(fixture.post(path, form)).path("id").asString();
    }

    private JsonNode look(String path) throws Exception {
        return kept(fixture.get(path));
    }

    private JsonNode kept(Fixture.Response response) {
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        JsonNode answer = response.json();
        answers.add(answer);
        return answer;
    }
}
