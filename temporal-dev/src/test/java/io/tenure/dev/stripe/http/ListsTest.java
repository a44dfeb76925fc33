package io.tenure.dev.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Pages of lists and expansion. */
final class ListsTest {
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
    void listsTheNewestFirstTenAtATime() throws Exception {
        List<String> ids = customers(12);

        JsonNode page = fixture.get("/v1/customers").json();

        assertThat(page.path("object").asString()).isEqualTo("list");
        assertThat(page.path("url").asString()).isEqualTo("/v1/customers");
        assertThat(page.path("has_more").asBoolean()).isTrue();
        assertThat(ids(page)).isEqualTo(ids.reversed().subList(0, 10));
    }

    @Test
    void goesForthAndBackByCursors() throws Exception {
        List<String> newestFirst = customers(5).reversed();

        JsonNode second = fixture.get("/v1/customers?limit=2&starting_after=" + newestFirst.get(1))
                .json();
        assertThat(ids(second)).isEqualTo(newestFirst.subList(2, 4));
        assertThat(second.path("has_more").asBoolean()).isTrue();

        JsonNode last = fixture.get("/v1/customers?limit=2&starting_after=" + newestFirst.get(3))
                .json();
        assertThat(ids(last)).isEqualTo(newestFirst.subList(4, 5));
        assertThat(last.path("has_more").asBoolean()).isFalse();

        JsonNode back = fixture.get("/v1/customers?limit=2&ending_before=" + newestFirst.get(3))
                .json();
        assertThat(ids(back)).isEqualTo(newestFirst.subList(1, 3));
        assertThat(back.path("has_more").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=x, limit",
        "starting_after=cus_gone, starting_after",
        "starting_after=a&ending_before=b, ending_before",
        "expand[]=a.b.c.d.e, expand",
        "expand=customer, expand",
        "unheard=1, unheard"
    })
    void refusesWhatCannotBeMeant(String query, String param) throws Exception {
        customers(1);
        Fixture.Response response = fixture.get("/v1/customers?" + query.replace("[]", "%5B%5D"));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.error().path("type").asString()).isEqualTo("invalid_request_error");
        assertThat(response.error().path("param").asString()).isEqualTo(param);
    }

    @Test
    void expandsFourLevels() throws Exception {
        String customer = customers(1).getFirst();
        String subscription = subscribed(customer);

        JsonNode expanded = fixture.get("/v1/subscriptions/" + subscription
                        + "?expand%5B%5D=latest_invoice.payments.data.invoice&expand%5B%5D=customer")
                .json();
        assertThat(expanded.at("/customer/id").asString()).isEqualTo(customer);
        assertThat(expanded.at("/latest_invoice/payments/data/0/invoice/object").asString())
                .isEqualTo("invoice");

        JsonNode list =
                fixture.get("/v1/subscriptions?expand%5B%5D=data.customer").json();
        assertThat(list.at("/data/0/customer/object").asString()).isEqualTo("customer");
        assertThat(fixture.get("/v1/subscriptions/" + subscription)
                        .json()
                        .path("customer")
                        .asString())
                .isEqualTo(customer);
    }

    @ParameterizedTest
    @CsvSource({"nothing", "customer.nothing", "status", "metadata", "data.customer"})
    void refusesToExpandWhatCannotBe(String path) throws Exception {
        String subscription = subscribed(customers(1).getFirst());
        Fixture.Response response = fixture.get("/v1/subscriptions/" + subscription + "?expand%5B%5D=" + path);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.error().path("message").asString())
                .isEqualTo("This property cannot be expanded (" + path + ").");
    }

    @Test
    void executesNothingWhenTheAnswerCannotBeExpanded() throws Exception {
        Fixture.Response response = fixture.post("/v1/customers", "name=a&expand[]=nothing");

        assertThat(response.status()).isEqualTo(400);
        assertThat(fixture.get("/v1/customers").json().path("data")).isEmpty();
    }

    @Test
    void advisesOnListsToExpandTheirData() throws Exception {
        customers(1);
        Fixture.Response response = fixture.get("/v1/customers?expand%5B%5D=test_clock");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.error().path("message").asString()).contains("'data.test_clock' instead");
    }

    private String subscribed(String customer) throws IOException, InterruptedException {
        fixture.post("/v1/payment_methods/pm_card_visa/attach", "customer=" + customer);
        String method = fixture.get("/v1/payment_methods?customer=" + customer)
                .json()
                .at("/data/0/id")
                .asString();
        String price = fixture.post(
                        "/v1/prices", "currency=eur&unit_amount=2000&recurring[interval]=month&product_data[name]=Pro")
                .id();
        Fixture.Response created = fixture.post(
                "/v1/subscriptions",
                "customer=" + customer + "&items[0][price]=" + price + "&default_payment_method=" + method);
        assertThat(created.status()).as(created.body()).isEqualTo(200);
        return created.id();
    }

    private List<String> customers(int count) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(fixture.post("/v1/customers", "name=" + i).id());
        }
        return ids;
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("data").forEach(node -> ids.add(node.path("id").asString()));
        return ids;
    }
}
