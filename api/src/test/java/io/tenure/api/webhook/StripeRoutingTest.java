package io.tenure.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.net.Webhook;
import io.temporal.api.enums.v1.EventType;
import io.tenure.api.RunningApi;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import io.tenure.workflows.subscription.SubscriptionWorkflow;
import io.tenure.workflows.value.SubscriptionId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose a delivered event is. */
final class StripeRoutingTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String event = "evt_" + UUID.randomUUID();
    private final SubscriptionId stored = subscription();
    private final SubscriptionId named = subscription();

    @Test
    void tellsTheOneThatHasStoredTheProvidersIdAndTheOneThatIsNamed() throws Exception {
        assertThat(deliver("sub_of_" + stored, named)).isEqualTo(200);

        assertThat(owners()).containsExactly(stored, named);
    }

    @Test
    void signalsBothAfterTheCommit() throws Exception {
        deliver("sub_of_" + stored, named);

        await().untilAsserted(() -> assertThat(List.of(stored, named))
                .allSatisfy(id -> assertThat(signals(id)).isOne()));
    }

    @Test
    void takesNoEventAwayFromItsOwnerForAnEditedName() throws Exception {
        assertThat(deliver("sub_of_" + stored, new SubscriptionId(UUID.randomUUID())))
                .isEqualTo(200);

        assertThat(owners()).containsExactly(stored);
    }

    @Test
    void showsStaffBothAsEventsOfTheirOwn() throws Exception {
        deliver("sub_of_" + stored, named);

        List<String> shown = List.of(stored, named).stream()
                .map(id -> TestSystem.support().get("/webhook-events?subscriptionId=" + id))
                .map(answer -> answer.at("/data/0/subscriptionId") + " " + answer.at("/data/0/providerEventId"))
                .toList();

        assertThat(shown).containsExactly(stored + " " + event, named + " " + event);
    }

    private int deliver(String reference, SubscriptionId id) throws Exception {
        String body = """
            {"id":"%s","object":"event","api_version":"2026-07-29.dahlia","created":1790000000,"livemode":false,\
            "type":"customer.subscription.updated",\
            "data":{"object":{"id":"%s","object":"subscription","metadata":{"tenure_id":"%s"}}}}\
            """.formatted(event, reference, id);
        long now = Instant.now().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(URI.create(TestSystem.API.url() + "/webhooks/stripe"))
                .header(
                        "Stripe-Signature",
                        "t=" + now + ",v1="
                                + Webhook.Util.computeHmacSha256(RunningApi.WEBHOOK_SECRET, now + "." + body))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    private List<SubscriptionId> owners() {
        return TestSystem.OWNER.withHandle(handle -> handle.createQuery(
                        "select subscription_id from webhook_event where event_reference = ? order by inbox_seq")
                .bind(0, event)
                .mapTo(SubscriptionId.class)
                .list());
    }

    private static long signals(SubscriptionId id) {
        return TestSystem.TEMPORAL.client().fetchHistory(SubscriptionWorkflow.id(id)).getEvents().stream()
                .filter(past -> past.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
                .count();
    }

    private static SubscriptionId subscription() {
        Place place = TestSystem.place();
        SubscriptionId id = SubscriptionId.parse(place.as(Role.OWNER)
                .post("/subscriptions", place.terms(2, ",\"paymentMethodId\":\"pm_card_visa\""))
                .at("/id"));
        TestSystem.OWNER.useHandle(handle -> handle.execute(
                "update subscription set provider_reference = ? where subscription_id = ?", "sub_of_" + id, id));
        return id;
    }
}
