package io.tenure.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.problem.ProblemType;
import org.junit.jupiter.api.Test;

final class ProblemPagesTest {

    private final TestHttp nobody = TestSystem.API.as(null);

    @Test
    void explainsEachCodeToPeople() {
        Answer page = nobody.send("GET", "/problems", null, "Accept", "text/html,*/*;q=0.8");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        for (ProblemType type : ProblemType.values()) {
            assertThat(page.text()).contains("id=\"" + type.code() + "\"");
            assertThat(nobody.send("GET", type.address(), null, "Accept", "text/html")
                            .text())
                    .contains(type.title().replace("'", "&#39;"));
        }
        assertThat(page.text()).doesNotContain("%s");
    }

    @Test
    void isWhereProblemsPoint() {
        Answer problem =
                TestSystem.stranger().get("/organizations/" + TestSystem.place().organization());
        Answer explained = nobody.get(problem.at("/type"));

        assertThat(problem.at("/type")).isEqualTo("/problems/not-found");
        assertThat(explained.header("Content-Type")).startsWith("application/json");
        assertThat(explained.at("/code")).isEqualTo("not-found");
        assertThat(explained.at("/remedy")).isEqualTo(problem.at("/detail"));
    }

    @Test
    void namesTheOperationsThatMayAnswerSo() {
        assertThat(nobody.get("/problems/slug-taken").json().at("/answeredBy").toString())
                .contains("POST /organizations", "PATCH /organizations/{id}")
                .doesNotContain("seats");
        assertThat(nobody.get("/problems").json().at("/data").size()).isEqualTo(ProblemType.values().length);
    }

    @Test
    void knowsNoOtherCode() {
        assertThat(nobody.get("/problems/nonsense").code()).isEqualTo("not-found");
    }

    @Test
    void documentsTheHeadersThatAllHonour() {
        String document = nobody.get("/api/docs/openapi.json")
                .json()
                .at("/paths/~1organizations/post")
                .toString();

        assertThat(document).contains("Idempotency-Key", "\"409\"", "\"422\"", "\"429\"");
    }
}
