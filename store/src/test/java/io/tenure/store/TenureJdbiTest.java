package io.tenure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.store.subscription.OperationDao;
import io.tenure.store.subscription.OperationDao.NewOperation;
import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.subscription.StandingReason;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class TenureJdbiTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Jdbi JDBI = DATABASE.jdbi();

    private final TestRows rows = new TestRows(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** A row of everything that is mapped. */
    public record Everything(
            SubscriptionId subscriptionId,
            UserId userId,
            Provider provider,
            @Nullable StandingReason reason,
            Standing standing,
            Instant at,
            @Nullable Instant until) {}

    @Test
    void readsWhatItWrote() {
        Everything written = new Everything(
                new SubscriptionId(rows.id()),
                new UserId("user_1"),
                Provider.NONE,
                StandingReason.PAYMENT_FAILED,
                Standing.SUSPENDED,
                Instant.parse("2026-03-29T01:30:00.123456Z"),
                null);

        assertThat(roundTrip(written)).isEqualTo(written);
    }

    @Test
    void cutsOffWhatPostgresqlCannotKeep() {
        Instant fine = Instant.parse("2026-03-29T01:30:00.123456789Z");

        Instant kept = JDBI.withHandle(handle -> handle.createQuery("select cast(:at as timestamptz)")
                .bind("at", fine)
                .mapTo(Instant.class)
                .one());

        assertThat(kept).isEqualTo(Instant.parse("2026-03-29T01:30:00.123456Z"));
    }

    @Test
    void storesAnOperationOnce() {
        NewOperation operation = operation(rows.organization(), "cancel");

        JDBI.useExtension(OperationDao.class, operations -> {
            assertThat(operations.insert(operation)).isEqualTo(1);
            assertThat(operations.insert(operation)).isZero();
        });
    }

    @Test
    void saysNothingOfWhatWasBoundToAStatementThatFails() {
        assertThatThrownBy(() ->
                        JDBI.withHandle(handle -> handle.createQuery("select 1 from nowhere where person = :person")
                                .bind("person", "jane.doe@example.org")
                                .mapTo(int.class)
                                .one()))
                .hasMessageContaining("nowhere")
                .hasMessageNotContaining("jane.doe");
    }

    private NewOperation operation(OrganizationId organization, String kind) {
        return new NewOperation(
                new OperationId(rows.id()),
                organization,
                new SubscriptionId(rows.id()),
                kind,
                "person",
                TestRows.PERSON,
                null,
                null,
                kind.equals(OperationDao.CREATION) ? null : "{}",
                Instant.EPOCH);
    }

    private static Everything roundTrip(Everything row) {
        return JDBI.withHandle(handle ->
                handle.createQuery("""
                    select cast(:subscriptionId as uuid)   as subscription_id,
                           :userId                         as user_id,
                           :provider                       as provider,
                           :reason                         as reason,
                           :standing                       as standing,
                           cast(:at as timestamptz)        as at,
                           cast(:until as timestamptz)     as until
                    """).bindMethods(row).mapTo(Everything.class).one());
    }
}
