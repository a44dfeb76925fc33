package io.tenure.worker.setup;

import io.tenure.store.DatabaseSetup;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads settings of a setup. What is missing or malformed is a {@link SetupFailure} that names the variable. */
record SetupEnvironment(Map<String, String> variables) {

    private static final String OWNER_URL = "TENURE_SETUP_OWNER_URL";
    private static final Pattern ADDRESS = Pattern.compile(
            "jdbc:postgresql://(?<host>[^:/?]+|\\[[0-9a-fA-F:]+]):(?<port>[0-9]{1,5})/(?<database>[^/?]+)");
    private static final String RETENTION_DAYS = "TENURE_SETUP_RETENTION_DAYS";

    DatabaseInstallation database() {
        String url = required(OWNER_URL);
        String user = value("TENURE_SETUP_OWNER_USER", "postgres");
        String password = value("TENURE_SETUP_OWNER_PASSWORD", "");
        Matcher address = address(url);
        if (user.equals(DatabaseSetup.OWNER)) {
            return new DatabaseInstallation.Migration(url, password);
        }
        return new DatabaseInstallation.Everything(new DatabaseSetup.Settings(
                address.group("host"),
                Integer.parseInt(address.group("port")),
                address.group("database"),
                user,
                password,
                required("TENURE_SETUP_OWNER_ROLE_PASSWORD"),
                required("TENURE_SETUP_APPLICATION_PASSWORD")));
    }

    TemporalInstallation temporal() {
        return new TemporalInstallation(
                TemporalSettings.of(variables), Duration.ofDays(days(value(RETENTION_DAYS, "7"))));
    }

    private static Matcher address(String url) {
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches()) {
            throw SetupFailure.ofSettings(
                    OWNER_URL + " must be jdbc:postgresql://host:port/database, without parameters");
        }
        return address;
    }

    private static int days(String text) {
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw SetupFailure.ofSettings(RETENTION_DAYS + " must be a number of days, at least 1");
        }
        return Integer.parseInt(text);
    }

    private String required(String name) {
        String value = value(name, "");
        if (value.isEmpty()) {
            throw SetupFailure.ofSettings("set " + name + " (see setup --help)");
        }
        return value;
    }

    private String value(String name, String otherwise) {
        String value = variables.getOrDefault(name, "");
        return value.isEmpty() ? otherwise : value;
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "SetupEnvironment" + variables.keySet();
    }
}
