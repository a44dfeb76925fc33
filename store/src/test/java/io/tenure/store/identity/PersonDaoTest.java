package io.tenure.store.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.UuidV7;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class PersonDaoTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Jdbi OWNER = TenureJdbi.of(DATABASE.owner());

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final UuidV7 IDS = new UuidV7(Clock.systemUTC(), new SecureRandom());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void makesAnUnseenPersonOnce() {
        PersonRow first = invite("Ada@Example.com");

        assertThat(first.userId()).isNull();
        assertThat(invite("ada@example.com").personId()).isEqualTo(first.personId());
    }

    @Test
    void findsWhoWasSeenWithTheAddressVerified() {
        UUID earlier = seen("bob_1", "bob@example.com", true, 2);
        UUID later = seen("bob_2", "bob@example.com", true, 1);

        assertThat(earlier).isNotEqualTo(later);
        assertThat(invite("bob@example.com"))
                .extracting(PersonRow::personId, PersonRow::userId)
                .containsExactly(new PersonId(later), new UserId("bob_2"));
    }

    @Test
    void givesNothingToWhoOnlyClaimsTheAddress() {
        UUID claimant = seen("mallory", "eve@example.com", false, 1);

        PersonRow invited = invite("eve@example.com");

        assertThat(invited.personId().value()).isNotEqualTo(claimant);
        assertThat(invited.userId()).isNull();
    }

    private static PersonRow invite(String email) {
        return DATABASE.jdbi()
                .inTransaction(handle ->
                        handle.attach(PersonDao.class).invite(new EmailAddress(email), new PersonId(IDS.next()), NOW));
    }

    private static UUID seen(String user, String email, boolean verified, int daysAgo) {
        UUID person = UUID.randomUUID();
        OWNER.useHandle(handle -> handle.execute("""
            insert into person (person_id, user_id, email, email_verified, created_at, seen_at) values (?, ?, ?, ?, now(), now() - ? * interval '1 day')
            """, person, user, email, verified, daysAgo));
        return person;
    }
}
