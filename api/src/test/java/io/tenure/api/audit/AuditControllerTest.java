package io.tenure.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestSystem;
import io.tenure.store.organization.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class AuditControllerTest {

    private final TestSystem.Place place = TestSystem.place();
    private final TestHttp owner = place.as(Role.OWNER);

    @TempDir
    Path folder;

    @Test
    void listsWhatWasDoneNewestFirstWithTheRequestThatDidIt() {
        TestHttp.Answer renamed = rename("First");
        rename("Second, with a \\\"quoted\\\" word");
        TestHttp.Answer audit = owner.get(path());

        assertThat(audit.status()).isEqualTo(200);
        assertThat(audit.at("/data/0/sequence")).isEqualTo("3");
        assertThat(audit.at("/data/1/action")).isEqualTo("organization.change");
        assertThat(audit.at("/data/1/actorId")).isEqualTo(TestSystem.person(place.user(Role.OWNER)));
        assertThat(audit.at("/data/1/requestId")).isEqualTo(renamed.header("X-Request-Id"));
    }

    @Test
    void tellsBeforeAndAfterButNotWhatMayNameAPerson() {
        owner.patch(
                "/organizations/" + place.organization(),
                "{\"timeZone\":\"Europe/Paris\",\"name\":\"Dr. Jane Doe\",\"billingEmail\":\"jane@doe.example\"}");

        JsonNode details = owner.get(path()).json().at("/data/0/details");

        assertThat(details.at("/timeZone/to").asString()).isEqualTo("Europe/Paris");
        assertThat(details.at("/timeZone/from").asString()).isNotEmpty().isNotEqualTo("Europe/Paris");
        assertThat(details.at("/name").asString()).isEqualTo("changed");
        assertThat(details.toString()).doesNotContainIgnoringCase("jane");
    }

    @Test
    void pagesAndFilters() {
        rename("First");
        rename("Second");
        rename("Third");
        TestHttp.Answer first = owner.get(path() + "?limit=2");
        TestHttp.Answer rest = owner.get(path() + "?limit=2&startingAfter=" + first.at("/data/1/id"));
        TestHttp.Answer none = owner.get(path() + "?action=seat.assign");
        TestHttp.Answer nobody = owner.get(path() + "?actorId=nobody&until=2020-01-01T00:00:00Z");

        assertThat(first.at("/hasMore")).isEqualTo("true");
        assertThat(rest.at("/data/0/sequence")).isEqualTo("2");
        assertThat(rest.at("/data/1/action")).isEqualTo("audit.format");
        assertThat(rest.at("/hasMore")).isEqualTo("false");
        assertThat(none.json().at("/data")).isEmpty();
        assertThat(nobody.json().at("/data")).isEmpty();
        assertThat(owner.get(path() + "?action=organization.change").json().at("/data"))
                .hasSize(3);
    }

    @Test
    void showsNothingToMembersAndStrangers() {
        assertThat(place.as(Role.MEMBER).get(path()).status()).isEqualTo(403);
        assertThat(TestSystem.stranger().get(path() + "/export").status()).isEqualTo(404);
    }

    @Test
    void exportsWhatAnOwnerVerifiesWithoutTenure() throws Exception {
        rename("First");
        rename("Second, with a \\\"quoted\\\" word, a comma and ü");
        Path export = written("audit.csv", owner.get(path() + "/export").text());
        Path head = written("head.json", owner.get(path() + "/head").text());

        assertThat(verify(export, head)).isEqualTo("3 entries are as they were written.");
    }

    @Test
    void showsWhatSomebodyHasChangedInAnExport() throws Exception {
        rename("First");
        rename("Second");
        String text = owner.get(path() + "/export").text();
        Path head = written("head.json", owner.get(path() + "/head").text());
        Path edited = written("edited.csv", text.replaceFirst("organization.change", "organization.create"));
        List<String> lines = text.lines().toList();
        Path shortened = written("shortened.csv", lines.get(0) + "\n" + lines.get(1) + "\n");

        assertThat(verify(edited, head)).isEqualTo("Entry 2 is not as it was written.");
        assertThat(verify(shortened, head)).isEqualTo("The end is missing from entry 2 on.");
    }

    @Test
    void believesNothingThatNoHeadHasSigned() throws Exception {
        rename("First");
        Path shortHead = written("short.json", owner.get(path() + "/head").text());
        rename("Second");
        Path export = written("audit.csv", owner.get(path() + "/export").text());
        String head = owner.get(path() + "/head").text();
        Path noHead = written(
                "none.json",
                "{\"length\":0,\"hash\":\"" + "0".repeat(64) + "\",\"signature\":null,\"publicKey\":\"\"}");
        Path unsigned = written("unsigned.json", head.replaceFirst("\"signature\":\"[^\"]*\"", "\"signature\":null"));
        Path otherwise =
                written("otherwise.json", head.replaceFirst("\"signature\":\"[^\"]*\"", "\"signature\":\"?\""));

        assertThat(verify(export, shortHead))
                .isEqualTo("2 entries are as they were written, but 1 behind the signed head are not proven.");
        assertThat(verify(export, noHead)).startsWith("0 entries").endsWith("3 behind the signed head are not proven.");
        assertThat(verify(export, unsigned)).isEqualTo("The head was not signed with this key.");
        assertThat(verify(export, otherwise)).isEqualTo("The head was not signed with this key.");
    }

    private TestHttp.Answer rename(String name) {
        TestHttp.Answer answer = owner.patch("/organizations/" + place.organization(), "{\"name\":\"" + name + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private String path() {
        return "/organizations/" + place.organization() + "/audit";
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    static String verify(Path export, Path head) throws IOException, InterruptedException {
        Process script = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "../docs/VerifyAudit.java",
                        export.toString(),
                        head.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(script.waitFor() == 0).as(said).isEqualTo(said.endsWith("entries are as they were written."));
        return said;
    }
}
