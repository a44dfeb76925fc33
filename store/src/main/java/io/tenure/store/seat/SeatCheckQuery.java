package io.tenure.store.seat;

import io.tenure.workflows.subscription.Standing;
import io.tenure.workflows.subscription.StandingReason;
import io.tenure.workflows.value.ApiKeyId;
import io.tenure.workflows.value.SeatId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The check: one prepared statement that finds key, application, organization, subscription and seat together, on connections of its own and in no
 * transaction. Of two seats of one person it finds the one that the organization may know: when the other one was used is not shown. Plain JDBC, because
 * this is the one statement whose cost a caller feels. Safe for use by several threads.
 */
public final class SeatCheckQuery implements AutoCloseable {

    static final String STATEMENT = """
        select a.slug,
               k.expires_at,
               x.organization_id is not null,
               s.status,
               s.status_reason,
               s.access_until,
               t.seat_id,
               x.archived,
               'check' = any (k.scopes),
               k.api_key_id
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
          left join lateral (select seat_id
                               from seat
                              where subscription_id = s.subscription_id
                                and user_id         = ?
                                and revoked_at      is null
                              order by named_email is not null, seat_id
                              limit 1) t
            on true
         where k.key_hash   = ?
           and k.revoked_at is null
        """;

    /** Of no key: nothing hashes to it. */
    private static final Question NOTHING = new Question(new byte[32], "", "");

    private final CheckLanes lanes;
    private final int connections;

    /**
     * Connects with {@link #open} or the first question, not before.
     *
     * @param url JDBC address, without a user
     * @param connections at most so many checks are under way at once; others wait their turn
     */
    public SeatCheckQuery(String url, String user, String password, int connections) {
        lanes = new CheckLanes(new CheckConnector(url, user, password), STATEMENT, connections);
        this.connections = connections;
    }

    /** Empty when no key that is not revoked has this hash. Throws within a second when the database is away. */
    public Optional<SeatCheckRow> find(Question question) throws SQLException {
        return lanes.run(statement -> find(statement, question));
    }

    /** Opens all connections, so that the first callers need not wait for them. Throws when the database is away; later callers connect then. */
    public void open() throws SQLException {
        for (int i = 0; i < connections; i++) {
            lanes.runPatiently(statement -> find(statement, NOTHING));
        }
    }

    @Override
    public void close() {
        lanes.close();
    }

    /** @param keyHash the 32 bytes of {@code api_key.key_hash} */
    public record Question(byte[] keyHash, String externalOrgId, String userId) {}

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
                new ApiKeyId(row.getObject(10, UUID.class)),
                row.getBoolean(9),
                row.getString(1),
                instant(row, 2),
                row.getBoolean(3),
                row.getBoolean(8),
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
