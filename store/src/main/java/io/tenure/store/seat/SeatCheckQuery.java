package io.tenure.store.seat;

import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.subscription.StandingReason;
import io.tenure.workflows.value.SeatId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The check: one prepared statement that finds key, application, organization, subscription and seat together, on connections of its own and in no
 * transaction. Plain JDBC, because this is the one statement whose cost a caller feels. Safe for use by several threads.
 */
public final class SeatCheckQuery implements AutoCloseable {

    private static final String STATEMENT = """
        select a.slug,
               k.expires_at,
               x.organization_id is not null,
               s.status,
               s.status_reason,
               s.access_until,
               t.seat_id
          from api_key k
          join application a on a.application_id = k.application_id
          left join external_organization x
            on x.application_id  = k.application_id
           and x.external_org_id = ?
          left join lateral (select subscription_id, status, status_reason, access_until
                               from subscription
                              where organization_id = x.organization_id
                                and application_id  = x.application_id
                              order by ended_at is not null, created_at desc
                              limit 1) s
            on true
          left join seat t
            on t.subscription_id = s.subscription_id
           and t.user_id         = ?
           and t.revoked_at      is null
         where k.key_hash   = ?
           and k.revoked_at is null
        """;

    private static final String LOGIN_SECONDS = "0.3";

    /** A login that nobody waits for any more goes on in a thread of its own, no longer than this at each step. */
    private static final int ABANDONED_MILLIS = 1000;

    private final CheckLanes lanes;

    /**
     * Connects with the first question, not before.
     *
     * @param url JDBC address, without a user
     * @param connections at most so many checks are under way at once; others wait their turn
     */
    public SeatCheckQuery(String url, String user, String password, int connections) {
        lanes = new CheckLanes(source(url, user, password), STATEMENT, connections);
    }

    /** Empty when no key that is not revoked has this hash. Throws within a second when the database is away. */
    public Optional<SeatCheckRow> find(Question question) throws SQLException {
        return lanes.run(statement -> find(statement, question));
    }

    @Override
    public void close() {
        lanes.close();
    }

    /** @param keyHash the 32 bytes of {@code api_key.key_hash} */
    public record Question(byte[] keyHash, String externalOrgId, String userId) {}

    private static DataSource source(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("tenure-check");
        source.setPrepareThreshold(1);
        source.setTcpKeepAlive(true);
        source.setAssumeMinServerVersion("16");
        source.setProperty(PGProperty.LOGIN_TIMEOUT, LOGIN_SECONDS);
        source.setSslResponseTimeout(ABANDONED_MILLIS);
        source.setConnectTimeout(ABANDONED_MILLIS / 1000);
        source.setSocketTimeout(ABANDONED_MILLIS / 1000);
        return source;
    }

    private static Optional<SeatCheckRow> find(PreparedStatement statement, Question question) throws SQLException {
        statement.setString(1, question.externalOrgId());
        statement.setString(2, question.userId());
        statement.setBytes(3, question.keyHash());
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(read(row)) : Optional.empty();
        }
    }

    private static SeatCheckRow read(ResultSet row) throws SQLException {
        String status = row.getString(4);
        String reason = row.getString(5);
        UUID seat = row.getObject(7, UUID.class);
        return new SeatCheckRow(
                row.getString(1),
                instant(row, 2),
                row.getBoolean(3),
                status == null ? null : Standing.valueOf(status),
                reason == null ? null : StandingReason.of(reason),
                instant(row, 6),
                seat == null ? null : new SeatId(seat));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
