package io.tenure.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

final class JsonAloneTest {

    private final TestHttp caller = TestSystem.as("speaker-" + TestSystem.ROWS.id());

    @Test
    void knowsNoOtherFormat() {
        assertThat(TestSystem.API.bean(RequestMappingHandlerAdapter.class).getMessageConverters())
                .flatExtracting(HttpMessageConverter::getSupportedMediaTypes)
                .extracting(Object::toString)
                .containsOnly(
                        "application/json", "application/*+json", "application/octet-stream", "text/plain", "*/*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/yaml",
                "application/cbor",
                "application/xml",
                "application/x-www-form-urlencoded",
                "text/plain"
            })
    void refusesBodiesInOtherFormats(String type) {
        Answer answer = caller.post("/organizations", "name: yaml\nslug: yaml\n", "Content-Type", type);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("media-type-not-supported");
        assertThat(answer.header("Accept")).doesNotContain("yaml");
    }

    @Test
    void changesNothingForWhoTakesNoAnswer() {
        String body = "{\"name\":\"a\",\"slug\":\"unheard-%s\"}".formatted(TestSystem.ROWS.id());

        Answer refused = caller.post("/organizations", body, "Accept", "image/png", "Idempotency-Key", "k");
        Answer taken =
                caller.post("/organizations", body, "Accept", "image/png, application/*", "Idempotency-Key", "k");

        assertThat(refused.status()).isEqualTo(406);
        assertThat(taken.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "application/xml", "text/html"})
    void answersInNoOtherFormat(String type) {
        Answer answer = caller.send("GET", "/organizations", null, "Accept", type);

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.code()).isEqualTo("not-acceptable");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
}
