package io.tenure.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.WebhookEventId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class WebhookEventTest {

    private static final String REASON = "{\"reason\":\"seen at the provider\"}";

    private final Place place = TestSystem.place();
    private final String kind = "test." + UUID.randomUUID();
    private SubscriptionId subscription = new SubscriptionId(UUID.randomUUID());

    @BeforeEach
    void subscribe() {
        subscription = SubscriptionId.parse(place.as(Role.OWNER)
                .post("/subscriptions", place.terms(2, ",\"paymentMethodId\":\"pm_card_visa\""))
                .at("/id"));
    }

    @Test
    void showsSupportAnEventWithoutWhatTheProviderSaid() {
        WebhookEventId id = event("QUARANTINED", "unknown-entity");

        Answer answer = TestSystem.support().get("/webhook-events/" + id);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/kind")).isEqualTo(kind);
        assertThat(answer.at("/subscriptionId")).isEqualTo(subscription.toString());
        assertThat(answer.at("/organizationId")).isEqualTo(place.organization().toString());
        assertThat(answer.at("/attempts")).isEqualTo("7");
        assertThat(answer.at("/lastError")).isEqualTo("unknown-entity");
        assertThat(answer.text()).doesNotContain("payload", "jane@example.com");
    }

    @Test
    void listsByStatusKindAgeAndSubscription() {
        WebhookEventId waiting = event("WAITING", null);
        WebhookEventId quarantined = event("QUARANTINED", "unknown-entity");

        assertThat(ids("kind=" + kind)).containsExactly(quarantined.toString(), waiting.toString());
        assertThat(ids("kind=" + kind + "&status=WAITING")).containsExactly(waiting.toString());
        assertThat(ids("kind=" + kind + "&subscriptionId=" + subscription)).hasSize(2);
        assertThat(ids("kind=" + kind + "&olderThan=PT30M")).hasSize(2);
        assertThat(ids("kind=" + kind + "&olderThan=PT2H")).isEmpty();
        assertThat(ids("kind=" + kind + "&limit=1&startingAfter=" + quarantined))
                .containsExactly(waiting.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=GONE", "olderThan=soon", "limit=101", "startingAfter=7", "subscriptionId=x"})
    void refusesAFilterThatMeansNothing(String filter) {
        Answer answer = TestSystem.support().get("/webhook-events?" + filter);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/pointer")).startsWith("?");
    }

    @ParameterizedTest
    @CsvSource({"RECEIVED,", "WAITING, unknown-entity", "QUARANTINED, unknown-entity"})
    void deliversAgainWhatIsNotSettledForGood(String status, @Nullable String error) {
        WebhookEventId id = event(status, error);

        Answer answer = TestSystem.operator()
                .post("/webhook-events/" + id + "/retry", null, "X-Reason", "the plan was registered late");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/status")).isEqualTo("RECEIVED");
        assertThat(answer.at("/attempts")).isEqualTo("0");
        assertThat(answer.json().at("/lastError").isNull()).isTrue();
        assertThat(answer.json().at("/settledAt").isNull()).isTrue();
        assertThat(isDue(id)).isTrue();
        assertThat(audited(id)).containsExactly("webhook-event.retry/operator/the plan was registered late");
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPLIED", "IGNORED"})
    void refusesToTouchWhatIsSettledForGood(String status) {
        WebhookEventId id = event(status, null);

        Answer retry = TestSystem.operator().post("/webhook-events/" + id + "/retry", null, "X-Reason", "ticket 7");
        Answer ignore = TestSystem.operator().post("/webhook-events/" + id + "/ignore", REASON);

        assertThat(retry.status()).isEqualTo(409);
        assertThat(retry.code()).isEqualTo("event-settled");
        assertThat(ignore.code()).isEqualTo("event-settled");
        assertThat(audited(id)).isEmpty();
    }

    @Test
    void neverDeliversWhatIsOfAnotherModeOrAccount() {
        WebhookEventId id = event("QUARANTINED", "other-mode-or-account");

        assertThat(TestSystem.operator()
                        .post("/webhook-events/" + id + "/retry", null, "X-Reason", "ticket 7")
                        .status())
                .isEqualTo(409);
        assertThat(TestSystem.operator()
                        .post("/webhook-events/" + id + "/ignore", REASON)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RECEIVED", "WAITING", "QUARANTINED"})
    void ignoresWithAReason(String status) {
        WebhookEventId id = event(status, null);

        Answer answer = TestSystem.operator().post("/webhook-events/" + id + "/ignore", REASON);

        assertThat(answer.at("/status")).isEqualTo("IGNORED");
        assertThat(answer.json().at("/nextAttemptAt").isNull()).isTrue();
        assertThat(answer.json().at("/settledAt").isNull()).isFalse();
        assertThat(audited(id)).containsExactly("webhook-event.ignore/operator/seen at the provider");
        assertThat(TestSystem.operator()
                        .post("/webhook-events/" + id + "/ignore", "{}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void deliversManyAgainByTheirIdsAndLeavesOutTheSettled() {
        WebhookEventId open = event("QUARANTINED", "unknown-entity");
        WebhookEventId settled = event("APPLIED", null);

        Answer answer = TestSystem.operator()
                .post(
                        "/webhook-events/retry",
                        "{\"ids\":[\"%s\",\"%s\",\"%s\"]}".formatted(open, settled, open),
                        "X-Reason",
                        "ticket 7");

        assertThat(answer.text()).isEqualTo("{\"retried\":1,\"skipped\":1}");
        assertThat(isDue(open)).isTrue();
    }

    @Test
    void deliversManyAgainByAFilter() {
        event("QUARANTINED", "unknown-entity");
        event("QUARANTINED", "unknown-entity");
        event("WAITING", null);

        Answer answer = TestSystem.operator()
                .post(
                        "/webhook-events/retry",
                        "{\"status\":\"QUARANTINED\",\"kind\":\"%s\",\"olderThan\":\"PT30M\"}".formatted(kind),
                        "X-Reason",
                        "ticket 7");

        assertThat(answer.text()).isEqualTo("{\"retried\":2,\"skipped\":0}");
        assertThat(ids("kind=" + kind + "&status=QUARANTINED")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /status",
                "{\"status\":\"APPLIED\"} | /status",
                "{\"kind\":\"invoice.paid\"} | /status",
                "{\"ids\":[]} | /ids",
                "{\"ids\":[\"event_00000000000000000000000001\"],\"status\":\"WAITING\"} | /ids"
            })
    void refusesAnOrderThatIsNone(String body, String pointer) {
        Answer answer = TestSystem.operator().post("/webhook-events/retry", body, "X-Reason", "ticket 7");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void tellsAllThatIsWrongWithAnOrderAtOnce() {
        String both = "{\"ids\":[],\"status\":\"APPLIED\",\"olderThan\":\"PT1H\"}";
        String unreadable = "{\"ids\":7,\"status\":\"DONE\",\"kindd\":\"a\"}";

        assertThat(faults(TestSystem.operator().post("/webhook-events/retry", both, "X-Reason", "ticket 7")))
                .containsExactlyInAnyOrder("/ids length", "/ids exclusive", "/status invalid");
        assertThat(faults(TestSystem.operator().post("/webhook-events/retry", unreadable, "X-Reason", "ticket 7")))
                .containsExactlyInAnyOrder("/ids invalid", "/status invalid", "/kindd unknown-field", "/ids exclusive");
    }

    private static List<String> faults(Answer answer) {
        return StreamSupport.stream(answer.json().at("/errors").spliterator(), false)
                .map(fault -> fault.at("/pointer").asString() + " "
                        + fault.at("/code").asString())
                .toList();
    }

    @Test
    void asksWhyInTheHeaderOrInTheBody() {
        WebhookEventId id = event("QUARANTINED", "unknown-entity");
        String ids = "{\"ids\":[\"%s\"]".formatted(id);

        Answer silent = TestSystem.operator().post("/webhook-events/retry", ids + "}");
        Answer empty = TestSystem.operator().post("/webhook-events/retry", ids + ",\"reason\":\"\u00a0\"}");
        Answer above =
                TestSystem.operator().post("/webhook-events/retry", ids + ",\"reason\":\"\"}", "X-Reason", "ticket 7");
        Answer said = TestSystem.operator().post("/webhook-events/retry", ids + ",\"reason\":\"ticket 8\"}");

        assertThat(silent.status() + silent.at("/errors/0/pointer")).isEqualTo("400X-Reason");
        assertThat(empty.status() + empty.at("/errors/0/pointer")).isEqualTo("400X-Reason");
        assertThat(said.text()).isEqualTo(above.text()).isEqualTo("{\"retried\":1,\"skipped\":0}");
        String act = "webhook-event.retry/operator/ticket ";
        assertThat(audited(id)).containsExactlyInAnyOrder(act + 7, act + 8);
    }

    @Test
    void letsSupportReadAndNothingElse() {
        WebhookEventId id = event("QUARANTINED", "unknown-entity");

        assertThat(TestSystem.support().get("/webhook-events").status()).isEqualTo(200);
        assertThat(TestSystem.support()
                        .post("/webhook-events/" + id + "/retry", null, "X-Reason", "ticket 7")
                        .status())
                .isEqualTo(403);
        assertThat(place.as(Role.OWNER).get("/webhook-events/" + id).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"event_7zzzzzzzzzzzzzzzzzzzzzzzzz", "event_0000000000000zzzzzzzzzzzzz", "7", "evt_1"})
    void knowsNoOthers(String id) {
        assertThat(TestSystem.operator().get("/webhook-events/" + id).status()).isEqualTo(404);
        assertThat(TestSystem.operator()
                        .post("/webhook-events/" + id + "/retry", null, "X-Reason", "ticket 7")
                        .status())
                .isEqualTo(404);
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        for (JsonNode event : TestSystem.support()
                .get("/webhook-events?" + query)
                .json()
                .at("/data")
                .values()) {
            ids.add(event.at("/id").asString());
        }
        return ids;
    }

    /** Of an hour ago, with seven attempts behind it. */
    private WebhookEventId event(String status, @Nullable String error) {
        boolean open = status.equals("RECEIVED") || status.equals("WAITING");
        return TestSystem.OWNER.withHandle(handle -> handle.createQuery("""
            insert into webhook_event (provider, provider_account, event_reference, live_mode, kind, subscription_id, priority, decisive,
                                       status, attempts, next_attempt_at, last_error, payload, received_at, settled_at)
            values ('stripe', 'acct_test', :reference, false, :kind, :subscription, 5, false, :status, 7,
                    case when :open then now() + interval '1 day' end, :error, convert_to('jane@example.com', 'UTF8'),
                    now() - interval '1 hour', case when :open then null else now() end)
            returning inbox_seq
            """)
                .bind("reference", "evt_" + UUID.randomUUID())
                .bind("kind", kind)
                .bind("subscription", subscription)
                .bind("status", status)
                .bind("open", open)
                .bind("error", error)
                .mapTo(long.class)
                .map(WebhookEventId::of)
                .one());
    }

    private static boolean isDue(WebhookEventId id) {
        return TestSystem.OWNER.withHandle(
                handle -> handle.createQuery("select next_attempt_at <= now() from webhook_event where inbox_seq = ?")
                        .bind(0, id.inboxSeq())
                        .mapTo(boolean.class)
                        .one());
    }

    private List<String> audited(WebhookEventId id) {
        return TestSystem.OWNER.withHandle(handle -> handle.createQuery("""
            select action || '/' || actor_kind || '/' || text
              from audit_entry e join audit_text using (audit_entry_id)
             where subject_id        = ?
               and e.organization_id = ?
            """)
                .bind(0, id.toString())
                .bind(1, place.organization())
                .mapTo(String.class)
                .list());
    }
}
