package io.tenure.store.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import io.tenure.store.organization.PersonDao.Invited;
import io.tenure.workflows.value.UserId;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class PersonDaoTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Jdbi OWNER = TenureJdbi.of(DATABASE.owner());

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void makesAnUnseenPersonOnce() {
        Invited first = invite("Ada@Example.com");

        assertThat(first.userId()).isNull();
        assertThat(invite("ada@example.com")).isEqualTo(first);
    }

    @Test
    void findsWhoWasSeenWithTheAddressVerified() {
        UUID earlier = seen("bob_1", "bob@example.com", true, 2);
        UUID later = seen("bob_2", "bob@example.com", true, 1);

        assertThat(earlier).isNotEqualTo(later);
        assertThat(invite("bob@example.com")).isEqualTo(new Invited(later, new UserId("bob_2")));
    }

    @Test
    void givesNothingToWhoOnlyClaimsTheAddress() {
        UUID claimant = seen("mallory", "eve@example.com", false, 1);

        Invited invited = invite("eve@example.com");

        assertThat(invited.personId()).isNotEqualTo(claimant);
        assertThat(invited.userId()).isNull();
    }

    private static Invited invite(String email) {
        return DATABASE.jdbi()
                .inTransaction(handle -> handle.attach(PersonDao.class).invite(email));
    }

    private static UUID seen(String user, String email, boolean verified, int daysAgo) {
        UUID person = UUID.randomUUID();
        OWNER.useHandle(handle -> handle.execute("""
            insert into person (person_id, user_id, email, email_verified, created_at, seen_at) values (?, ?, ?, ?, now(), now() - ? * interval '1 day')
            """, person, user, email, verified, daysAgo));
        return person;
    }
}
