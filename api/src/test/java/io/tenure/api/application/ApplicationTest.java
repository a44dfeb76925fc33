package io.tenure.api.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.workflows.value.ApplicationId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ApplicationTest {

    private final TestHttp operator = TestSystem.operator();
    private final TestHttp user = TestSystem.stranger();
    private final String slug = "clinic-" + TestSystem.ROWS.id();

    @Test
    void registersAnApplicationOnce() {
        Answer created = create();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/id")).startsWith("app_");
        assertThat(created.at("/slug")).isEqualTo(slug);
        assertThat(user.get("/applications/" + slug).text()).isEqualTo(created.text());
        assertThat(create().code()).isEqualTo("slug-taken");
        assertThat(audited(created.at("/id")))
                .isEqualTo("application.create " + TestSystem.person("operator") + " true");
    }

    @Test
    void saysEverythingThatIsWrong() {
        Answer refused = operator.post("/applications", "{\"slug\":\"Not A Slug\",\"name\":\"\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors"))
                .extracting(error -> error.at("/pointer").asString())
                .containsExactlyInAnyOrder("/slug", "/name");
    }

    @Test
    void listsInPages() {
        create();
        List<String> seen = new ArrayList<>();
        String after = "";
        Answer page;
        do {
            page = user.get("/applications?limit=2" + after);
            page.json().at("/data").forEach(entry -> seen.add(entry.at("/slug").asString()));
            after = "&startingAfter="
                    + page.json()
                            .at("/data")
                            .get(page.json().at("/data").size() - 1)
                            .at("/id")
                            .asString();
        } while (page.json().at("/hasMore").asBoolean());

        assertThat(seen).contains(slug).doesNotHaveDuplicates();
    }

    @Test
    void listsWhatAnApplicationSells() {
        ApplicationId application = ApplicationId.parse(create().at("/id"));
        String plan = TestSystem.ROWS.plan(application, "price_" + slug, 14).toString();

        Answer plans = user.get("/applications/" + slug + "/plans");

        assertThat(plans.json().at("/data")).hasSize(1);
        assertThat(plans.at("/data/0/id")).isEqualTo(plan);
    }

    @Test
    void knowsNoOthers() {
        assertThat(user.get("/applications/nowhere").status()).isEqualTo(404);
        assertThat(user.get("/applications/nowhere/plans").status()).isEqualTo(404);
        assertThat(operator.get("/applications/nowhere/api-keys").status()).isEqualTo(404);
    }

    private static String audited(String id) {
        return TestSystem.OWNER.withHandle(
                handle -> handle.select("""
                    select action || ' ' || actor_id || ' ' || (organization_id is null)::text from audit_entry where subject_id = ?
                    """, id).mapTo(String.class).one());
    }

    private Answer create() {
        return operator.post("/applications", "{\"slug\":\"" + slug + "\",\"name\":\"Clinic\"}");
    }
}
