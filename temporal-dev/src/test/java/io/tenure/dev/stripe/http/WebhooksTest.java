package io.tenure.dev.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How events travel. */
final class WebhooksTest {
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
    void deliversOnceAndCountsDown() throws Exception {
        fixture.post("/v1/customers", "name=a");

        await().until(() -> fixture.receiver.types().equals(List.of("customer.created")));

        String id = fixture.receiver.ids().getFirst();
        assertThat(fixture.receiver.events().getFirst().getPendingWebhooks()).isEqualTo(1);
        await().until(() -> event(id).path("pending_webhooks").asInt() == 0);
        assertThat(settings().path("queued").asInt()).isZero();
        assertThat(fixture.receiver.forged()).isEmpty();
    }

    @Test
    void namesTheRequestThatCausedAnEvent() throws Exception {
        Fixture.Response created = fixture.post("/v1/customers", "name=a", "key-1");

        await().until(() -> fixture.receiver.events().size() == 1);

        var request = fixture.receiver.events().getFirst().getRequest();
        assertThat(request.getId()).isEqualTo(created.header("Request-Id"));
        assertThat(request.getIdempotencyKey()).isEqualTo("key-1");
    }

    @Test
    void triesAgainUntilTheEndpointTakesIt() throws Exception {
        fixture.receiver.refuse(3);
        fixture.post("/v1/customers", "name=a");

        await().until(() -> fixture.receiver.events().size() == 1);
        await().until(() -> settings().path("queued").asInt() == 0);
    }

    @Test
    void deliversAfterARestartWhatWasNotTaken() throws Exception {
        fixture.receiver.refuse(Integer.MAX_VALUE);
        fixture.post("/v1/customers", "name=a");
        assertThat(settings().path("queued").asInt()).isEqualTo(1);
        fixture.restart();
        assertThat(fixture.receiver.events()).isEmpty();

        fixture.receiver.refuse(0);

        await().until(() -> fixture.receiver.types().equals(List.of("customer.created")));
    }

    @Test
    void holdsWhatIsPausedAlsoOverARestart() throws Exception {
        change("{\"paused\":true}");
        fixture.post("/v1/customers", "name=a");
        fixture.post("/v1/customers", "name=b");
        fixture.restart();
        assertThat(settings().path("paused").asBoolean()).isTrue();
        assertThat(settings().path("queued").asInt()).isEqualTo(2);
        assertThat(fixture.receiver.events()).isEmpty();

        change("{\"paused\":false}");

        await().until(() -> fixture.receiver.events().size() == 2);
    }

    @Test
    void sendsDuplicates() throws Exception {
        change("{\"duplicate\":3}");
        fixture.post("/v1/customers", "name=a");

        await().until(() -> fixture.receiver.events().size() == 3);

        assertThat(fixture.receiver.ids().stream().distinct()).hasSize(1);
        await().until(() -> event(fixture.receiver.ids().getFirst())
                        .path("pending_webhooks")
                        .asInt()
                == 0);
    }

    @Test
    void shufflesWhatItIsToldTo() throws Exception {
        change("{\"shuffle\":true}");
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            created.add(fixture.post("/v1/customers", "name=" + i).id());
        }

        await().until(() -> fixture.receiver.events().size() == 20);

        JsonNode events = fixture.get("/v1/events?limit=100").json().path("data");
        List<String> inOrder = new ArrayList<>();
        events.forEach(event -> inOrder.addFirst(event.path("id").asString()));
        assertThat(fixture.receiver.ids()).containsExactlyInAnyOrderElementsOf(inOrder);
        assertThat(fixture.receiver.ids()).isNotEqualTo(inOrder);
    }

    @Test
    void waitsBeforeTheFirstAttemptWhenToldTo() throws Exception {
        change("{\"delayMs\":3600000}");
        fixture.post("/v1/customers", "name=a");
        assertThat(settings().path("queued").asInt()).isEqualTo(1);

        fixture.goAhead(Duration.ofHours(2));
        fixture.restart();

        await().until(() -> fixture.receiver.events().size() == 1);
    }

    @Test
    void givesUpAfterThreeDays() throws Exception {
        fixture.receiver.refuse(Integer.MAX_VALUE);
        fixture.post("/v1/customers", "name=a");

        fixture.goAhead(Duration.ofDays(3));

        await().until(() -> settings().path("queued").asInt() == 0);
    }

    @Test
    void refusesSettingsThatItCannotMean() throws Exception {
        assertThat(fixture.post("/_control/webhooks", "{\"duplicate\":0}").status())
                .isEqualTo(400);
        assertThat(fixture.post("/_control/webhooks", "{\"delayMs\":-1}").status())
                .isEqualTo(400);
    }

    private void change(String settings) throws IOException, InterruptedException {
        assertThat(fixture.post("/_control/webhooks", settings).status()).isEqualTo(200);
    }

    private JsonNode settings() throws IOException, InterruptedException {
        return fixture.get("/_control/webhooks").json();
    }

    private JsonNode event(String id) throws IOException, InterruptedException {
        return fixture.get("/v1/events/" + id).json();
    }
}
