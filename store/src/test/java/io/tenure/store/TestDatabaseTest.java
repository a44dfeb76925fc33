package io.tenure.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class TestDatabaseTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void servesEveryRole() {
        assertThat(user(DATABASE.application())).isEqualTo(DatabaseSetup.SYSTEM);
        assertThat(user(DATABASE.request())).isEqualTo(DatabaseSetup.APPLICATION);
        assertThat(user(DATABASE.owner())).isEqualTo(DatabaseSetup.OWNER);
    }

    private static String user(javax.sql.DataSource dataSource) {
        return TenureJdbi.of(dataSource)
                .withHandle(handle -> handle.createQuery("select current_user")
                        .mapTo(String.class)
                        .one());
    }
}
