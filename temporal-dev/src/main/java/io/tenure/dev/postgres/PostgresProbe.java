package io.tenure.dev.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Asks a PostgreSQL over the wire, as any client does. */
public final class PostgresProbe {

    private PostgresProbe() {}

    /** Whether a client with these credentials gets an answer within two seconds. */
    public static boolean answers(String jdbcUrl) {
        String impatient =
                jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + "connectTimeout=2&socketTimeout=2&loginTimeout=2";
        try (Connection connection = DriverManager.getConnection(impatient)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}
