package io.tenure.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks for a part of a page gets the part or the page, and breaks nothing. */
final class RangeTest {

    @Test
    void givesThePageAsAWhole() {
        Answer answer = get("/api/docs", "bytes=0-1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("</html>");
        assertThat(answer.header("Content-Type")).startsWith("text/html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=0-1",
                "bytes=-1",
                "bytes=5-1",
                "bytes=",
                "bytes=a-b",
                "lines=1-2",
                "bytes=0-0,2-3,5-6",
                "bytes=0-,0-",
                "bytes=99999999-",
                "bytes=99999999999999999999-",
                "bytes=0-9223372036854775807"
            })
    void breaksNothing(String range) {
        for (String path : new String[] {"/api/docs", "/api/docs/openapi.json", "/api/docs/ui/page.js", "/problems"}) {
            assertThat(get(path, range).status()).as(path).isIn(200, 206, 400, 416);
        }
    }

    private static Answer get(String path, String range) {
        return TestSystem.API.as(null).send("GET", path, null, "Range", range);
    }
}
