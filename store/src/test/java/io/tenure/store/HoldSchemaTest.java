package io.tenure.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.SubscriptionId;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HoldSchemaTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Jdbi OWNER = TenureJdbi.of(DATABASE.owner());

    private final TestRows rows = new TestRows(DATABASE);
    private final SubscriptionId subscription = new SubscriptionId(rows.id());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void subscribe() {
        ApplicationId application = rows.application();
        OWNER.useHandle(handle -> handle.execute(
                """
                insert into subscription (subscription_id, organization_id, application_id, plan_id, provider, provider_account, live_mode, status,
                                          provided_status, quantity, seat_limit, effect_id, created_at, updated_at)
                values (?, ?, ?, ?, 'none', 'none', false, 'ACTIVE', 'ACTIVE', 3, 3, 'e', now(), now())
                """, subscription, rows.organization(), application, rows.plan(application, "price_" + rows.id(), 0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind = 'payment-failed'",
                "cause = ''",
                "cause = null",
                "reason = repeat('x', 501)",
                "message = repeat('x', 501)"
            })
    void refusesAHoldThatMakesNoSense(String change) {
        hold("dp_1");

        assertRefuses(
                "constraint",
                () -> OWNER.useHandle(handle -> handle.execute(
                        "update subscription_hold set " + change + " where subscription_id = ?", subscription)));
    }

    @Test
    void holdsOnceForEachCause() {
        hold("dp_1");
        hold("dp_2");

        assertRefuses("subscription_hold_open_key", () -> hold("dp_1"));

        OWNER.useHandle(handle -> handle.execute(
                "update subscription_hold set lifted_at = now() where subscription_id = ? and cause = 'dp_1'",
                subscription));
        hold("dp_1");
    }

    private void hold(String dispute) {
        OWNER.useHandle(handle -> handle.execute("""
            insert into subscription_hold (subscription_hold_id, subscription_id, kind, cause, placed_at)
            values (?, ?, 'disputed', ?, now())
            """, rows.id(), subscription, dispute));
    }

    private static void assertRefuses(String constraint, Runnable statement) {
        assertThatThrownBy(statement::run).hasMessageContaining(constraint);
    }
}
