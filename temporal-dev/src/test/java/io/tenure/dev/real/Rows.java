package io.tenure.dev.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenure.workflows.value.SubscriptionId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The rows behind the scenes, read as the database's owner: what no endpoint tells. */
final class Rows {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OF_SUBSCRIPTION =
            "select event_reference, kind, status, attempts from webhook_event where subscription_id = ?";
    private static final String OF_CUSTOMER =
            "select c.provider_reference from subscription s join billing_customer c using (billing_customer_id)"
                    + " where s.subscription_id = ?";
    private static final String OF_REFERENCES =
            "select event_reference, kind, status, attempts from webhook_event where event_reference = any(?)";

    private final RealStack stack;

    Rows(RealStack stack) {
        this.stack = stack;
    }

    /** @param attempts counted by the relay alone */
    record Event(String reference, String kind, String status, int attempts) {

        boolean isSettled() {
            return status.equals("APPLIED") || status.equals("IGNORED");
        }
    }

    /** What is stored of the subscription's events. */
    List<Event> events(String subscriptionId) {
        return select(OF_SUBSCRIPTION, SubscriptionId.parse(subscriptionId).value());
    }

    /** Events of that kind, once there is one. */
    List<Event> awaitEvents(String subscriptionId, String kind) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> events(subscriptionId).stream()
                                .filter(event -> event.kind().equals(kind))
                                .toList(),
                        found -> !found.isEmpty());
    }

    /** All of those events are stored and settled. Returns them. */
    List<Event> awaitSettled(List<String> references) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(stored(references))
                        .hasSameSizeAs(references)
                        .filteredOn(event -> !event.isSettled())
                        .isEmpty());
        return stored(references);
    }

    private List<Event> stored(List<String> references) {
        return select(OF_REFERENCES, references.toArray(String[]::new));
    }

    private List<Event> select(String query, Object parameter) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, parameter);
            List<Event> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(new Event(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing of the subscription waits for anybody, and nothing is still to come: a delivery that was refused once is repeated seconds later. */
    void awaitQuiet(String subscriptionId) {
        try (StripeBooks stripe = new StripeBooks(stack)) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).untilAsserted(() -> {
                assertThat(stripe.undelivered(customer(subscriptionId))).isEmpty();
                assertThat(events(subscriptionId))
                        .isNotEmpty()
                        .filteredOn(event -> !event.isSettled())
                        .isEmpty();
            });
        }
    }

    /** The subscription's customer at Stripe. */
    private String customer(String subscriptionId) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(OF_CUSTOMER)) {
            statement.setObject(1, SubscriptionId.parse(subscriptionId).value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Keeps everybody else from writing the subscription's row while the connection is open; what refers to it may be written. */
    static void lock(String subscriptionId, Connection connection) {
        try (PreparedStatement statement = connection.prepareStatement(
                "select revision from subscription where subscription_id = ? for no key update")) {
            connection.setAutoCommit(false);
            statement.setObject(1, SubscriptionId.parse(subscriptionId).value());
            statement.executeQuery().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A session of the worker stands before somebody's lock. */
    void awaitBlockedWorker() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(blockedWorkers()).isPositive());
    }

    private long blockedWorkers() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("select count(*) from pg_stat_activity"
                        + " where application_name = 'tenure-worker' and wait_event_type = 'Lock'");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(stack.devJson().path("databaseOwner").asString());
    }
}
