package io.tenure.store.seat;

import io.tenure.store.ConnectionKind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Opens connections in autocommit mode, each in a thread of its own: whoever waits for one may stop waiting, and another may have it. */
final class CheckConnector {

    private final String url;
    private final Properties properties = ConnectionKind.CHECK.properties();

    CheckConnector(String url, String user, String password) {
        this.url = url;
        properties.setProperty("user", user);
        properties.setProperty("password", password);
    }

    /** Fails with the driver's {@link SQLException}. */
    CompletableFuture<Connection> connect() {
        return CompletableFuture.supplyAsync(
                this::login,
                login -> Thread.ofVirtual().name("tenure-check-login").start(login));
    }

    private Connection login() {
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException failure) {
            throw new CompletionException(failure);
        }
    }
}
