package io.tenure.api.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.SubscriptionId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HoldSubscriptionTest {

    private final Place place = TestSystem.place();
    private String path = "";

    @BeforeEach
    void subscribe() {
        Answer answer =
                place.as(Role.OWNER).post("/subscriptions", place.terms(5, ",\"paymentMethodId\":\"pm_card_visa\""));
        path = "/subscriptions/" + answer.at("/id");
    }

    @Test
    void holdsAndLiftsForOperators() {
        Answer held = TestSystem.operator()
                .put(path + "/hold", "{\"reason\":\"Chargeback under review\",\"message\":\"Please call us.\"}");
        Answer lifted = TestSystem.operator().delete(path + "/hold");

        assertThat(held.status()).isEqualTo(200);
        assertThat(held.at("/status")).isEqualTo("SUSPENDED");
        assertThat(held.at("/reason")).isEqualTo("operator-hold");
        assertThat(held.at("/hold/reason")).isEqualTo("Chargeback under review");
        assertThat(held.at("/hold/message")).isEqualTo("Please call us.");
        assertThat(place.as(Role.OWNER).get(path).json().at("/hold").isNull()).isTrue();
        assertThat(lifted.status()).isEqualTo(204);
        assertThat(audited()).isEqualTo("operator Chargeback under review");
    }

    @Test
    void replacesWhatWasTypedWithAHold() {
        TestSystem.operator()
                .put(path + "/hold", "{\"reason\":\"Chargeback under review\",\"message\":\"Please call us.\"}");

        Answer again = TestSystem.operator().put(path + "/hold", "{\"reason\":\"Fraud\"}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/hold/reason")).isEqualTo("Fraud");
        assertThat(again.json().at("/hold/message").isNull()).isTrue();
    }

    @Test
    void asksForAMessageThatSaysSomething() {
        Answer blank = TestSystem.operator().put(path + "/hold", "{\"reason\":\"Fraud\",\"message\":\" \"}");

        assertThat(blank.status()).isEqualTo(400);
        assertThat(blank.at("/errors/0/pointer")).isEqualTo("/message");
    }

    @Test
    void showsTheStrongestOfSeveralHolds() {
        for (String kind : List.of("disputed", "refunded", "operator-hold")) {
            TestSystem.OWNER.useHandle(handle -> handle.execute("""
                insert into subscription_hold (subscription_hold_id, subscription_id, kind, cause, message, placed_at)
                values (?, ?, ?, 'x', ?, now())
                """, TestSystem.ROWS.id(), id(), kind, kind));
        }
        TestHttp member = place.as(Role.MEMBER);

        assertThat(member.get(path).at("/hold/message")).isEqualTo("operator-hold");
        lift("operator-hold");
        assertThat(member.get(path).at("/hold/message")).isEqualTo("disputed");
        lift("disputed");
        assertThat(member.get(path).at("/hold/message")).isEqualTo("refunded");
        lift("refunded");
        assertThat(member.get(path).json().at("/hold").isNull()).isTrue();
    }

    @Test
    void tellsMembersWhoChangeAHeldSubscriptionNoReason() {
        TestSystem.operator().put(path + "/hold", "{\"reason\":\"Chargeback under review\"}");

        Answer changed = place.as(Role.OWNER).post(path + "/cancellation", "{\"at\":\"period-end\"}");

        assertThat(changed.status()).isEqualTo(201);
        assertThat(changed.json().at("/hold/since").isNull()).isFalse();
        assertThat(changed.text()).doesNotContain("Chargeback");
    }

    private void lift(String kind) {
        TestSystem.OWNER.useHandle(handle -> handle.execute(
                "update subscription_hold set lifted_at = now() where subscription_id = ? and kind = ?", id(), kind));
    }

    private SubscriptionId id() {
        return SubscriptionId.parse(path.substring("/subscriptions/".length()));
    }

    private String audited() {
        return TestSystem.OWNER.withHandle(handle ->
                handle.select("""
                    select actor_kind || ' ' || text
                      from audit_entry
                      join audit_text using (audit_entry_id)
                     where subject_id = ?
                       and action     = 'subscription.place-hold.requested'
                    """, id().toString()).mapTo(String.class).one());
    }
}
