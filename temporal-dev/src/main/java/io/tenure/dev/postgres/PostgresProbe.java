package io.tenure.dev.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

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

    /** Creates Tenure's database when it is missing. */
    public static void createDatabase(Postgres postgres) throws SQLException {
        String url = postgres.jdbc("postgres", Postgres.SUPERUSER, postgres.password());
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            if (!exists(statement)) {
                statement.execute("create database " + Postgres.DATABASE);
            }
        }
    }

    private static boolean exists(Statement statement) throws SQLException {
        String query = "select 1 from pg_database where datname = '" + Postgres.DATABASE + "'";
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }
}
