package io.tenure.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.store.TenureJdbi;
import io.tenure.store.TestAudit;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.store.UuidV7;
import io.tenure.store.audit.AuditVerification.Break;
import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.OrganizationId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What was typed is proven as long as it is there, and can be emptied without harm to the chain. */
final class AuditTextTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Jdbi OWNER = TenureJdbi.of(DATABASE.owner());
    private static final AuditKeys KEYS = AuditKeys.parse(TestAudit.KEYS);
    private static final UuidV7 IDS = new UuidV7(Clock.systemUTC(), new SecureRandom());
    private static final String REASON = "Because of the illness of Theodora";

    private final OrganizationId organization = new TestRows(DATABASE).organization();
    private final AuditEntryId id = new AuditEntryId(IDS.next());

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void standsBesideAnEntryThatHoldsItsDigest() {
        append();

        assertThat(strings("select e::text from audit_entry e where organization_id = ?", organization))
                .hasSize(2)
                .noneMatch(entry -> entry.contains("Theodora"));
        assertThat(texts()).extracting(AuditText::text).containsExactlyInAnyOrder("theodoras-clinic", REASON);
        assertThat(broken()).isEmpty();
    }

    @Test
    void isSaltedAnewEachTime() {
        AuditTexts texts = new AuditTexts(id, organization);

        assertThat(texts.reason("the same")).isNotEqualTo(texts.reason("the same"));
    }

    @Test
    void isFoundWhereItWasChanged() {
        append();

        empty("text = 'Because of Theodora''s health'", "reason");

        assertThat(broken()).hasValue(new Break(2, Break.Kind.TEXT_CHANGED));
    }

    @Test
    void isFoundWhereATextOfTheDetailsWasChanged() {
        append();

        empty("salt = sha256('another')", "/slug");

        assertThat(broken()).hasValue(new Break(2, Break.Kind.TEXT_CHANGED));
    }

    @Test
    void canBeEmptiedByTheSystemAlone() {
        append();
        Jdbi system = DATABASE.jdbi();

        int emptied = system.withHandle(handle ->
                handle.execute("update audit_text set salt = null, text = null where audit_entry_id = ?", id));

        assertThat(emptied).isEqualTo(2);
        assertThat(broken()).isEmpty();
        assertThat(strings("select t::text from audit_text t where audit_entry_id = ?", id))
                .noneMatch(text -> text.contains("Theodora") || text.contains("theodora"));
        assertThatThrownBy(() -> TenureJdbi.of(DATABASE.request())
                        .useHandle(handle -> handle.execute("update audit_text set salt = null, text = null")))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> system.useHandle(handle -> handle.execute("delete from audit_text")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void isEmptiedWithItsSalt() {
        append();

        assertThatThrownBy(() -> empty("text = null", "reason")).hasMessageContaining("audit_text_check");
    }

    private void append() {
        AuditTexts texts = new AuditTexts(id, organization);
        String slug = texts.detail("/slug", "theodoras-clinic");
        AuditEntry entry = new AuditEntry(
                id,
                organization,
                "person",
                TestRows.PERSON.toString(),
                "organization.create",
                organization.toString(),
                texts.reason(REASON),
                "request-1",
                "{\"slug\":\"" + slug + "\"}",
                Instant.now());
        DATABASE.jdbi().useTransaction(handle -> TestAudit.log().append(handle, entry, texts));
    }

    private void empty(String change, String name) {
        OWNER.useHandle(handle -> handle.createUpdate(
                        "update audit_text set " + change + " where audit_entry_id = :id and name = :name")
                .bind("id", id.value())
                .bind("name", name)
                .execute());
    }

    private static List<String> strings(String sql, Object parameter) {
        return OWNER.withHandle(
                handle -> handle.select(sql, parameter).mapTo(String.class).list());
    }

    private List<AuditText> texts() {
        return DATABASE.jdbi().withExtension(AuditTextDao.class, texts -> texts.of(organization, List.of(id.value())));
    }

    private Optional<Break> broken() {
        return DATABASE.jdbi().withHandle(handle -> {
            AuditHead head =
                    handle.attach(AuditChainDao.class).find(organization).orElseThrow();
            return new AuditInspection(KEYS).inspect(handle, head);
        });
    }
}
