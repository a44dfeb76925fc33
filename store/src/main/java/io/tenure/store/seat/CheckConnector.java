package io.tenure.store.seat;

import io.tenure.store.DatabaseSetup;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;

/** Opens connections in autocommit mode, each in a time of the caller's choice. */
final class CheckConnector {

    /** A login that nobody waits for any more goes on in a thread of its own, no longer than this at each step. */
    private static final String ABANDONED_SECONDS = "1";

    private final String url;
    private final Properties properties = new Properties();

    CheckConnector(String url, String user, String password) {
        this.url = url;
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("options", DatabaseSetup.AS_SYSTEM);
        properties.setProperty("ApplicationName", "tenure-check");
        properties.setProperty("assumeMinServerVersion", "16");
        properties.setProperty("prepareThreshold", "1");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("sslResponseTimeout", "1000");
        properties.setProperty("connectTimeout", ABANDONED_SECONDS);
        properties.setProperty("socketTimeout", ABANDONED_SECONDS);
    }

    /** Throws when there is no connection after so many milliseconds. */
    Connection connect(long withinMillis) throws SQLException {
        Properties limited = new Properties();
        limited.putAll(properties);
        limited.setProperty("loginTimeout", String.format(Locale.ROOT, "%.3f", withinMillis / 1000.0));
        return DriverManager.getConnection(url, limited);
    }
}
