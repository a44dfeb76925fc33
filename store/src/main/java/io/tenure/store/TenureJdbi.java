package io.tenure.store;

import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.subscription.StandingReason;
import io.tenure.workflows.value.ApiKeyId;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.BillingCustomerId;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.StandingChangeId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/**
 * JDBI as every module uses it. Typed ids are {@code uuid}s, {@link Provider} and {@link StandingReason} are stored by code, other enums by name;
 * instants are {@code timestamptz} in microseconds, what is finer is cut off. A public record is read by its constructor
 * ({@code subscriptionId} from {@code subscription_id}) and written with {@code @BindMethods}.
 */
public final class TenureJdbi {

    private TenureJdbi() {}

    public static Jdbi of(DataSource dataSource) {
        return of(dataSource::getConnection);
    }

    public static Jdbi of(ConnectionFactory connections) {
        Jdbi jdbi =
                Jdbi.create(connections).installPlugin(new SqlObjectPlugin()).installPlugin(new PostgresPlugin());
        // Neither names nor payloads in logs: without this a failed statement would tell what was bound to it.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        jdbi.registerArgument(new ValueArguments());
        jdbi.registerRowMapper(new RecordRows());
        readIds(jdbi);
        read(jdbi, Instant.class, OffsetDateTime.class, OffsetDateTime::toInstant);
        read(jdbi, UserId.class, String.class, UserId::new);
        read(jdbi, Provider.class, String.class, Provider::of);
        read(jdbi, StandingReason.class, String.class, StandingReason::of);
        return jdbi;
    }

    private static void readIds(Jdbi jdbi) {
        read(jdbi, ApiKeyId.class, UUID.class, ApiKeyId::new);
        read(jdbi, ApplicationId.class, UUID.class, ApplicationId::new);
        read(jdbi, AuditEntryId.class, UUID.class, AuditEntryId::new);
        read(jdbi, BillingCustomerId.class, UUID.class, BillingCustomerId::new);
        read(jdbi, OperationId.class, UUID.class, OperationId::new);
        read(jdbi, OrganizationId.class, UUID.class, OrganizationId::new);
        read(jdbi, PersonId.class, UUID.class, PersonId::new);
        read(jdbi, PlanId.class, UUID.class, PlanId::new);
        read(jdbi, SeatId.class, UUID.class, SeatId::new);
        read(jdbi, StandingChangeId.class, UUID.class, StandingChangeId::new);
        read(jdbi, SubscriptionId.class, UUID.class, SubscriptionId::new);
    }

    private static <C, T> void read(Jdbi jdbi, Class<T> type, Class<C> column, Function<C, T> reader) {
        jdbi.registerColumnMapper(type, (row, position, context) -> {
            C value = row.getObject(position, column);
            return value == null ? null : reader.apply(value);
        });
    }
}
