package io.tenure.dev.real;

import io.tenure.dev.real.InTenure.Change;
import io.tenure.dev.real.InTenure.Event;
import io.tenure.dev.real.InTenure.Operation;
import io.tenure.dev.real.InTenure.Seat;
import io.tenure.dev.real.InTenure.Subscription;
import io.tenure.workflows.value.BillingCustomerId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What Tenure has of some organizations, row by row. */
final class TenureBooks {

    private static final String SUBSCRIPTIONS = """
        select subscription_id, provider_reference, status, quantity, seat_limit, attention_code
          from subscription
         where organization_id = any(?)
        """;

    private static final String CUSTOMERS = """
        select billing_customer_id
          from billing_customer
         where organization_id = any(?)
        """;

    private static final String OPERATIONS = """
        select kind, status, coalesce(problem_code, '')
          from operation
         where organization_id = any(?)
        """;

    private static final String SEATS = """
        select s.subscription_id, t.user_id
          from seat t
          join subscription s using (subscription_id)
         where s.organization_id = any(?)
           and t.revoked_at is null
        """;

    private static final String CHANGES = """
        select c.subscription_id, coalesce(c.from_status, ''), c.to_status
          from standing_change c
          join subscription s using (subscription_id)
         where s.organization_id = any(?)
         order by c.subscription_id, c.revision
        """;

    private static final String PAID_INVOICES = """
        select p.invoice_reference
          from paid_period p
          join subscription s using (subscription_id)
         where s.organization_id = any(?)
        """;

    private static final String EVENTS = """
        select event_reference, status
          from webhook_event
         where copy_of is null
           and event_reference = any(?)
        """;

    private final Rows rows;
    private final UUID[] organizations;

    TenureBooks(RealStack stack, List<String> organizationIds) {
        rows = new Rows(stack);
        organizations = organizationIds.stream()
                .map(id -> OrganizationId.parse(id).value())
                .toArray(UUID[]::new);
    }

    /** Our own ids of the organizations' customers, which Stripe's carry. */
    List<String> customers() {
        return select(CUSTOMERS, row -> new BillingCustomerId(row.getObject(1, UUID.class)).toString(), organizations);
    }

    /** @param events Stripe's ids of those that are wanted */
    InTenure read(List<String> events) {
        return new InTenure(
                select(SUBSCRIPTIONS, TenureBooks::row, organizations),
                select(
                        OPERATIONS,
                        row -> new Operation(row.getString(1), row.getString(2), row.getString(3)),
                        organizations),
                select(SEATS, row -> new Seat(subscription(row), row.getString(2)), organizations),
                select(
                        CHANGES,
                        row -> new Change(subscription(row), row.getString(2), row.getString(3)),
                        organizations),
                select(PAID_INVOICES, row -> row.getString(1), organizations),
                select(EVENTS, row -> new Event(row.getString(1), row.getString(2)), events.toArray(String[]::new)));
    }

    private static Subscription row(ResultSet row) throws SQLException {
        return new Subscription(
                subscription(row), row.getString(2), row.getString(3), row.getInt(4), row.getInt(5), row.getString(6));
    }

    private static String subscription(ResultSet row) throws SQLException {
        return new SubscriptionId(row.getObject(1, UUID.class)).toString();
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> select(String query, Reading<T> reading, Object[] parameter) {
        try (Connection connection = rows.connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, parameter);
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(reading.read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
