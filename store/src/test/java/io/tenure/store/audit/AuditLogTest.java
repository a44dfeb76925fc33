package io.tenure.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.store.UuidV7;
import io.tenure.store.audit.AuditEntryDao.AuditRow;
import io.tenure.store.audit.AuditVerification.Break;
import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.OrganizationId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuditLogTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final AuditKeys KEYS = AuditKeys.parse(AuditKeys.generate(new SecureRandom()));
    private static final UuidV7 IDS = new UuidV7(Clock.systemUTC(), new SecureRandom());

    private static final AuditTexts NOTHING_TYPED = new AuditTexts(new AuditEntryId(IDS.next()), null);

    private final AuditLog log = new AuditLog(KEYS, IDS);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void keepsTheChainWholeWhileManyAppend() throws Exception {
        OrganizationId organization = organization();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> appended = IntStream.range(0, 200)
                    .<Future<?>>mapToObj(
                            number -> threads.submit(() -> append(organization, "{\"number\": " + number + "}")))
                    .toList();
            for (Future<?> future : appended) {
                future.get();
            }
        }

        assertThat(rows(organization)).hasSize(201);
        assertThat(broken(organization)).isEmpty();
    }

    /** The database's owner decides who comes when: first the organization's row is taken, then somebody else appends, then the first one appends. */
    @Test
    void waitsForNobodyWhoWaitsForIt() throws Exception {
        OrganizationId organization = organization();
        append(organization, "{}");
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> other = DATABASE.jdbi().inTransaction(handle -> {
                handle.execute("update organization set archived_at = now() where organization_id = ?", organization);
                Future<?> waiting = threads.submit(() -> append(organization, "{}"));
                awaitSomebodyWaiting();
                log.append(handle, entry(organization, "{}"), NOTHING_TYPED);
                return waiting;
            });
            other.get();
        }

        assertThat(rows(organization)).hasSize(4);
        assertThat(broken(organization)).isEmpty();
    }

    private static void awaitSomebodyWaiting() {
        TenureJdbi.of(DATABASE.owner()).useHandle(handle -> {
            Instant end = Instant.now().plusSeconds(30);
            while (handle.select("select count(*) from pg_locks l join pg_database d on d.oid = l.database or"
                                    + " l.database is null where d.datname = current_database() and not l.granted")
                            .mapTo(int.class)
                            .one()
                    == 0) {
                assertThat(Instant.now()).isBefore(end);
            }
        });
    }

    @Test
    void keepsAChainOfThePlatformsOwnActs() {
        append(null, "{}");
        append(null, "{}");

        assertThat(rows(null)).extracting(AuditRow::sequence).containsExactly(1L, 2L, 3L);
        assertThat(broken(null)).isEmpty();
    }

    @Test
    void leavesNoTraceOfWhatWasRolledBack() {
        OrganizationId organization = organization();
        append(organization, "{}");
        DATABASE.jdbi().useTransaction(handle -> {
            log.append(handle, entry(organization, "{}"), NOTHING_TYPED);
            handle.rollback();
        });
        append(organization, "{}");

        assertThat(rows(organization)).hasSize(3);
        assertThat(broken(organization)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit_entry_id = gen_random_uuid()",
                "actor_kind = 'operator'",
                "actor_id = 'user_2'",
                "action = 'seat.revoke'",
                "subject_id = 'seat_2'",
                "reason = null",
                "request_id = 'request-2'",
                "details = '{\"seats\":1}'",
                "recorded_at = recorded_at + interval '1 microsecond'",
                "hash = decode(repeat('00', 32), 'hex')"
            })
    void findsARowThatTheOwnerOfTheSchemaHasChanged(String change) {
        OrganizationId organization = organization();
        IntStream.range(0, 5).forEach(number -> append(organization, "{}"));
        TenureJdbi.of(DATABASE.owner())
                .useHandle(handle -> handle.createUpdate(
                                "update audit_entry set " + change + " where organization_id = :id and sequence = 3")
                        .bind("id", organization.value())
                        .execute());

        assertThat(broken(organization)).hasValue(new Break(3, Break.Kind.CHANGED));
    }

    private void append(@Nullable OrganizationId organization, String details) {
        DATABASE.jdbi().useTransaction(handle -> log.append(handle, entry(organization, details), NOTHING_TYPED));
    }

    private static AuditEntry entry(@Nullable OrganizationId organization, String details) {
        return new AuditEntry(
                new AuditEntryId(IDS.next()),
                organization,
                "person",
                "user_1",
                "seat.assign",
                "seat_1",
                "why",
                "request-1",
                details,
                Clock.systemUTC().instant());
    }

    private static List<AuditRow> rows(@Nullable OrganizationId organization) {
        return DATABASE.jdbi().withExtension(AuditEntryDao.class, entries -> entries.after(organization, 0, 1_000));
    }

    private static Optional<Break> broken(@Nullable OrganizationId organization) {
        AuditHead head = DATABASE.jdbi()
                .withExtension(AuditChainDao.class, chains -> chains.find(organization))
                .orElseThrow();
        AuditVerification verification = new AuditVerification(KEYS, head);
        return verification
                .next(rows(organization).stream().map(AuditRow::link).toList(), List.of())
                .or(verification::end);
    }

    private static OrganizationId organization() {
        return new TestRows(DATABASE).organization();
    }
}
