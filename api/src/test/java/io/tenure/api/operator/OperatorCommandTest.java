package io.tenure.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.RunningApi;
import io.tenure.api.identity.ApiKey;
import io.tenure.api.identity.ApiKeySettings;
import io.tenure.api.identity.ApiKeys;
import io.tenure.store.DatabaseSetup;
import io.tenure.store.TenureJdbi;
import io.tenure.store.TestAudit;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.workflows.value.OrganizationId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class OperatorCommandTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Jdbi OWNER = TenureJdbi.of(DATABASE.owner());
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "SPRING_DATASOURCE_URL",
            DATABASE.settings().url(),
            "SPRING_DATASOURCE_USERNAME",
            DatabaseSetup.APPLICATION,
            "SPRING_DATASOURCE_PASSWORD",
            DATABASE.settings().applicationPassword(),
            "TENURE_API_KEY_SECRET",
            RunningApi.API_KEY_SECRET,
            "TENURE_AUDIT_KEYS",
            TestAudit.KEYS,
            "TENURE_STRIPE_ACCOUNT",
            "acct_test",
            "TENURE_STRIPE_LIVE_MODE",
            "false");

    private record Ran(int status, String out, String err) {

        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    @BeforeAll
    static void createTheApplication() {
        assertThat(run("application create --slug healos --name HealOS").status())
                .isZero();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void createsAnApplicationOnce() {
        Ran first = run("application create --slug clinic --name Clinic --json");
        Ran second = run("application create --slug clinic --name Clinic --json");
        Ran other = run("application create --slug clinic --name Other");

        assertThat(first.json().at("/id").asString()).startsWith("app_");
        assertThat(first.json().at("/created").asBoolean()).isTrue();
        assertThat(second.json().at("/created").asBoolean()).isFalse();
        assertThat(second.json().at("/id")).isEqualTo(first.json().at("/id"));
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.err()).contains("choose another slug");
    }

    @Test
    void createsAPlanOnce() {
        String command =
                "plan create --application healos --name Team --price price_1 --currency EUR --unit-amount 2000"
                        + " --interval month --trial-days 14 --json";
        Ran first = run(command);
        Ran second = run(command);

        assertThat(first.json().at("/id").asString()).startsWith("plan_");
        assertThat(second.json().at("/id")).isEqualTo(first.json().at("/id"));
        assertThat(run(command.replace("2000", "3000")).status()).isEqualTo(1);
        assertThat(run(command.replace("Team", "Other")).err()).contains("price_1");
    }

    @Test
    void showsAKeyOnceAndStoresItsHash() {
        Ran ran = run("api-key create --application healos --json");
        String text = ran.json().at("/key").asString();
        ApiKey key = ApiKey.parse(text).orElseThrow();
        byte[] hash = new ApiKeys(new ApiKeySettings(RunningApi.API_KEY_SECRET)).hash(key);

        assertThat(text).startsWith("tk_test_");
        assertThat(text("select count(*)::text from api_key where key_hash = ?", hash))
                .isEqualTo("1");
        assertThat(run("api-key list --application healos").out())
                .contains(ran.json().at("/id").asString())
                .doesNotContain(text);
    }

    @Test
    void createsNoKeyOfTheOtherMode() {
        Ran live = run("api-key create --application healos --live");

        assertThat(live.status()).isEqualTo(1);
        assertThat(live.err()).contains("leave out --live");
    }

    @Test
    void revokesAKeyOnce() {
        String id = run("api-key create --application healos --json")
                .json()
                .at("/id")
                .asString();

        assertThat(run("api-key revoke --json --id " + id).json().at("/revoked").asBoolean())
                .isTrue();
        assertThat(run("api-key revoke --json --id " + id).json().at("/revoked").asBoolean())
                .isFalse();
        assertThat(run("api-key revoke --id key_nonsense").status()).isEqualTo(1);
    }

    @Test
    void addsAMemberAndChangesTheRole() {
        OrganizationId organization = new TestRows(DATABASE).organization();
        String command = "member add --json --user user_1 --organization " + organization + " --role ";

        assertThat(run(command + "MEMBER").json().at("/changed").asBoolean()).isTrue();
        assertThat(run(command + "MEMBER").json().at("/changed").asBoolean()).isFalse();
        assertThat(run(command + "OWNER").json().at("/role").asString()).isEqualTo("OWNER");
        assertThat(run(command + "ADMIN").err()).contains("last owner");
    }

    @Test
    void grantsAPlatformRoleAndAuditsIt() {
        Ran ran = run("platform-role grant --user op_1 --role operator --by ada --reason hired");

        assertThat(ran.status()).isZero();
        assertThat(text(
                        "select text from audit_text join audit_entry using (audit_entry_id) where action = ?",
                        "platform-role.grant"))
                .isEqualTo("hired");
        String audited = "select actor_kind || ' ' || actor_id from audit_entry where action = ?";
        assertThat(text(audited, "platform-role.grant")).isEqualTo("operator ada");
    }

    @Test
    void revokesAPlatformRoleOnce() {
        run("platform-role grant --user op_2 --role support");
        String command = "platform-role revoke --user op_2 --role support --json";

        assertThat(run(command).json().at("/changed").asBoolean()).isTrue();
        assertThat(run(command).json().at("/changed").asBoolean()).isFalse();
        assertThat(run("platform-role revoke --user op_2 --role king").status()).isEqualTo(1);
    }

    @Test
    void saysWhatToDoWhenSomethingIsMissing() {
        assertThat(run("plan create --name x").status()).isEqualTo(2);
        assertThat(run("api-key create --application nowhere").err()).contains("create it first");
        Map<String, String> elsewhere = new HashMap<>(ENVIRONMENT);
        elsewhere.remove("SPRING_DATASOURCE_URL");
        assertThat(run(elsewhere, "application create --slug x --name X").err()).contains("SPRING_DATASOURCE_URL");
        elsewhere.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/tenure");
        assertThat(run(elsewhere, "application create --slug x --name X").status())
                .isEqualTo(3);
    }

    private static String text(String sql, Object parameter) {
        return OWNER.withHandle(
                handle -> handle.select(sql, parameter).mapTo(String.class).one());
    }

    private static Ran run(String command) {
        return run(ENVIRONMENT, command);
    }

    private static Ran run(Map<String, String> environment, String command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = OperatorCommand.run(command.split(" "), environment, new PrintWriter(out), new PrintWriter(err));
        return new Ran(status, out.toString(), err.toString());
    }

    @Test
    void verifiesTheAuditAndNamesTheFirstBrokenRow() {
        TestDatabase database = TestDatabase.create();
        Map<String, String> environment = new TreeMap<>(ENVIRONMENT);
        environment.put("SPRING_DATASOURCE_URL", database.settings().url());
        run(environment, "application create --slug audited --name Audited");
        run(environment, "application create --slug another --name Another");
        Ran whole = run(environment, "audit verify");
        TenureJdbi.of(database.owner())
                .useHandle(handle -> handle.execute("update audit_entry set actor_id = 'nobody' where sequence = 2"));
        Ran broken = run(environment, "audit verify");
        database.close();

        assertThat(whole.out()).isEqualToIgnoringNewLines("1 chains with 3 entries are as they were written.");
        assertThat(broken.status()).isEqualTo(1);
        assertThat(broken.err())
                .isEqualToIgnoringNewLines("In the chain of the platform's own acts entry 2 is not as it was written.");
    }
}
