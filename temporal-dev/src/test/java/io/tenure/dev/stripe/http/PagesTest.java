package io.tenure.dev.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Checkout and 3-D Secure as a customer's browser sees them. */
final class PagesTest {
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
    void offersTheTestPaymentMethods() throws Exception {
        Fixture.Response page = fixture.send(
                fixture.request(session().path("url").asString()).GET().build());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body())
                .contains("20.00 EUR", "<form method=\"post\">", "value=\"pm_card_visa\"")
                .doesNotContain("<script");
    }

    @Test
    void goesToTheSuccessPageOncePaid() throws Exception {
        JsonNode session = session();

        Fixture.Response paid = pay(session, "pm_card_visa");

        assertThat(paid.status()).isEqualTo(303);
        assertThat(paid.location()).startsWith("https://tenure.test/welcome");
        JsonNode complete = fixture.get("/v1/checkout/sessions/" + id(session)).json();
        assertThat(complete.path("status").asString()).isEqualTo("complete");
        assertThat(complete.path("payment_status").asString()).isEqualTo("paid");
        assertThat(subscription(complete)).isEqualTo("active");
        assertThat(page(session)).contains("This session is complete.");
    }

    @Test
    void staysOpenAfterADecline() throws Exception {
        JsonNode session = session();

        Fixture.Response declined = pay(session, "pm_card_visa_chargeDeclinedStolenCard");

        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.body()).contains("Your card was declined.", "<form");
        assertThat(fixture.get("/v1/checkout/sessions/" + id(session))
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("open");
        assertThat(pay(session, "pm_card_visa").status()).isEqualTo(303);
    }

    @Test
    void asksTheBankFirst() throws Exception {
        JsonNode session = session();

        String bank = pay(session, "pm_card_authenticationRequired").location();
        assertThat(bank).startsWith(fixture.url() + "/3ds/pi_");
        assertThat(fixture.send(fixture.request(bank).GET().build()).body())
                .contains("20.00 EUR", "name=\"authenticate\" value=\"true\"");

        Fixture.Response confirmed = fixture.post(bank, "authenticate=true");

        assertThat(confirmed.status()).isEqualTo(303);
        assertThat(confirmed.location()).startsWith("https://tenure.test/welcome");
        assertThat(subscription(
                        fixture.get("/v1/checkout/sessions/" + id(session)).json()))
                .isEqualTo("active");
    }

    @Test
    void paysNothingWhenThePersonRefuses() throws Exception {
        JsonNode session = session();
        String bank = pay(session, "pm_card_authenticationRequired").location();

        Fixture.Response refused = fixture.post(bank, "authenticate=false");

        assertThat(refused.status()).isEqualTo(402);
        assertThat(fixture.get("/v1/checkout/sessions/" + id(session))
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("open");
    }

    @Test
    void paysAnOpenInvoiceOnItsPage() throws Exception {
        String invoice = unpaidInvoice().path("hosted_invoice_url").asString();
        assertThat(fixture.send(fixture.request(invoice).GET().build()).body()).contains("20.00 EUR", "<form");

        assertThat(fixture.post(invoice, "payment_method=pm_card_visa_chargeDeclined")
                        .status())
                .isEqualTo(402);
        Fixture.Response paid = fixture.post(invoice, "payment_method=pm_card_visa");

        assertThat(paid.status()).isEqualTo(303);
        assertThat(fixture.send(fixture.request(invoice).GET().build()).body()).contains("This invoice is paid.");
    }

    private JsonNode unpaidInvoice() throws IOException, InterruptedException {
        String customer = fixture.post("/v1/customers", "name=a").id();
        String card = fixture.post("/v1/payment_methods/pm_card_chargeCustomerFail/attach", "customer=" + customer)
                .id();
        String subscription = fixture.post(
                        "/v1/subscriptions",
                        "payment_behavior=allow_incomplete&customer=" + customer + "&items[0][price]=" + price()
                                + "&default_payment_method=" + card)
                .id();
        return fixture.get("/v1/invoices?subscription=" + subscription).json().at("/data/0");
    }

    @Test
    void refusesFormsThatItCannotRead() throws Exception {
        JsonNode session = session();

        assertThat(fixture.post(session.path("url").asString(), "").status()).isEqualTo(400);
        assertThat(fixture.post("/3ds/pi_gone", "authenticate=true").status()).isEqualTo(404);
        assertThat(fixture.get("/checkout/cs_gone").status()).isEqualTo(404);
    }

    private Fixture.Response pay(JsonNode session, String method) throws IOException, InterruptedException {
        return fixture.post(session.path("url").asString(), "payment_method=" + method);
    }

    private String page(JsonNode session) throws IOException, InterruptedException {
        return fixture.send(
                        fixture.request(session.path("url").asString()).GET().build())
                .body();
    }

    private String subscription(JsonNode session) throws IOException, InterruptedException {
        return fixture.get("/v1/subscriptions/" + session.path("subscription").asString())
                .json()
                .path("status")
                .asString();
    }

    private JsonNode session() throws IOException, InterruptedException {
        String customer = fixture.post("/v1/customers", "name=a").id();
        Fixture.Response created = fixture.post(
                "/v1/checkout/sessions",
                "mode=subscription&success_url=https://tenure.test/welcome&line_items[0][quantity]=1"
                        + "&line_items[0][price]=" + price() + "&customer=" + customer);
        assertThat(created.status()).as(created.body()).isEqualTo(200);
        return created.json();
    }

    private String price() throws IOException, InterruptedException {
        return fixture.post(
                        "/v1/prices", "currency=eur&unit_amount=2000&recurring[interval]=month&product_data[name]=Pro")
                .id();
    }

    private static String id(JsonNode session) {
        return session.path("id").asString();
    }
}
