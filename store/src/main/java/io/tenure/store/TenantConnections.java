package io.tenure.store;

import io.tenure.workflows.value.OrganizationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.postgresql.PGConnection;

/**
 * Connections of a pool that see the rows of one organization, or of none: whoever is the tenant when a connection is taken. The server is told only
 * where the connection's last user was another tenant. All users of the pool must come this way, and it gives connections in autocommit mode. Safe for
 * many threads.
 */
public final class TenantConnections implements ConnectionFactory {

    private static final String NONE = "";
    private static final String UNKNOWN = "?";

    private final DataSource pool;
    private final Supplier<Optional<OrganizationId>> tenant;
    private final Map<PGConnection, String> told = Collections.synchronizedMap(new WeakHashMap<>());

    public TenantConnections(DataSource pool, Supplier<Optional<OrganizationId>> tenant) {
        this.pool = pool;
        this.tenant = tenant;
    }

    @Override
    public Connection openConnection() throws SQLException {
        String wanted = tenant.get().map(id -> id.value().toString()).orElse(NONE);
        Connection connection = pool.getConnection();
        boolean ready = false;
        try {
            tell(connection, wanted);
            ready = true;
            return connection;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    private void tell(Connection connection, String wanted) throws SQLException {
        PGConnection session = connection.unwrap(PGConnection.class);
        if (wanted.equals(told.getOrDefault(session, NONE))) {
            return;
        }
        // A statement that got no answer may have been done.
        told.put(session, UNKNOWN);
        try (PreparedStatement statement =
                connection.prepareStatement("select set_config('tenure.organization', ?, false)")) {
            statement.setString(1, wanted);
            statement.execute();
        }
        told.put(session, wanted);
    }
}
