package io.tenure.worker.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.DatabaseSetup;
import io.tenure.store.TenureJdbi;
import io.tenure.store.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;

final class SetupCommandTest {

    private static final DatabaseSetup.Settings SERVER = TestDatabase.settings("installed_by_command");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "TENURE_SETUP_OWNER_URL", SERVER.url(),
            "TENURE_SETUP_OWNER_PASSWORD", SERVER.superuserPassword(),
            "TENURE_SETUP_OWNER_ROLE_PASSWORD", SERVER.ownerPassword(),
            "TENURE_SETUP_APPLICATION_PASSWORD", SERVER.applicationPassword());

    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void installsTheDatabaseAsOftenAsItIsAsked() {
        assertThat(run(ENVIRONMENT, "database")).isZero();
        assertThat(run(ENVIRONMENT, "database")).isZero();

        assertThat(output.toString())
                .contains("database: roles, ownership and schema of " + SERVER.url() + " are ready");
        assertThat(events()).isZero();
    }

    @Test
    void migratesAsTheOwnerWithoutASuperuser() {
        run(ENVIRONMENT, "database");

        int code = run(
                Map.of(
                        "TENURE_SETUP_OWNER_URL", SERVER.url(),
                        "TENURE_SETUP_OWNER_USER", DatabaseSetup.OWNER,
                        "TENURE_SETUP_OWNER_PASSWORD", SERVER.ownerPassword()),
                "database");

        assertThat(code).isZero();
        assertThat(output.toString()).contains("the schema of");
    }

    @Test
    void namesTheServerThatDoesNotAnswer() {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.put("TENURE_SETUP_OWNER_URL", "jdbc:postgresql://127.0.0.1:1/tenure");

        assertThat(run(environment, "database")).isEqualTo(3);
        assertThat(errors.toString()).hasLineCount(1).startsWith("setup: jdbc:postgresql://127.0.0.1:1/tenure");
    }

    @ParameterizedTest
    @CsvSource({
        "TENURE_SETUP_OWNER_URL, ''",
        "TENURE_SETUP_OWNER_URL, postgres://127.0.0.1/tenure",
        "TENURE_SETUP_OWNER_URL, jdbc:postgresql://127.0.0.1:5432/tenure?user=x",
        "TENURE_SETUP_OWNER_ROLE_PASSWORD, ''",
        "TENURE_SETUP_APPLICATION_PASSWORD, ''"
    })
    void namesTheSettingThatIsMissingOrWrong(String name, String value) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.put(name, value);

        assertThat(run(environment, "database")).isEqualTo(2);
        assertThat(errors.toString()).hasLineCount(1).contains(name);
    }

    @Test
    void keepsRunsForAWeekInItsOwnNamespaceUnlessToldOtherwise() {
        TemporalInstallation installation = new SetupEnvironment(Map.of()).temporal();

        assertThat(installation.settings().namespace()).isEqualTo("default");
        assertThat(installation.settings().connection().getTarget()).isEqualTo("127.0.0.1:7233");
        assertThat(installation.retention()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void knowsTwoPartsOnly() {
        assertThat(run(ENVIRONMENT, "everything")).isEqualTo(2);
    }

    @Test
    void neverShowsAPassword() {
        assertThat(new SetupEnvironment(ENVIRONMENT)).asString().doesNotContain("=");
        assertThat(new SetupEnvironment(ENVIRONMENT).database())
                .asString()
                .doesNotContain("assword=" + SERVER.ownerPassword());
    }

    private int run(Map<String, String> environment, String... arguments) {
        return new CommandLine(new SetupCommand(environment))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(SetupCommand::explain)
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    private static int events() {
        return TenureJdbi.of(new DriverManagerDataSource(
                        SERVER.url(), DatabaseSetup.APPLICATION, SERVER.applicationPassword()))
                .withHandle(handle -> handle.createQuery("select count(*) from webhook_event")
                        .mapTo(int.class)
                        .one());
    }
}
