package io.tenure.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProblemShapeTest {

    private final Place place = TestSystem.place();
    private final TestHttp owner = place.as(Role.OWNER);

    @Test
    void saysThatABodyIsNoJson() {
        isProblem(owner.post("/organizations", "{nonsense"), 400, "unreadable-body");
    }

    @Test
    void pointsAtAFieldOfTheWrongKind() {
        Answer answer = owner.post(
                "/subscriptions", "{\"organizationId\":\"%s\",\"planId\":\"x\"}".formatted(place.organization()));

        isProblem(answer, 400, "validation-failed");
        assertThat(answer.at("/errors/0/pointer")).isEqualTo("/planId");
        assertThat(answer.at("/errors/0/code")).isEqualTo("invalid");
    }

    @Test
    void acceptsNoFractionOfASeat() {
        String body = place.terms(1, "").replace("\"seats\":1", "\"seats\":1.5");

        isProblem(owner.post("/subscriptions", body), 400, "validation-failed");
    }

    @Test
    void asksForTheOrganizationOfABody() {
        Answer answer = owner.post("/subscriptions", "{}");

        isProblem(answer, 400, "validation-failed");
        assertThat(answer.at("/errors/0/pointer")).isEqualTo("/organizationId");
    }

    @Test
    void asksForAQueryParameter() {
        Answer answer = owner.get("/subscriptions");

        isProblem(answer, 400, "validation-failed");
        assertThat(answer.at("/errors/0/pointer")).isEqualTo("?organizationId");
    }

    @Test
    void boundsAPage() {
        Answer answer = owner.get("/organizations?limit=101");

        isProblem(answer, 400, "validation-failed");
        assertThat(answer.at("/errors/0/pointer")).isEqualTo("?limit");
        assertThat(answer.at("/errors/0/code")).isEqualTo("too-large");
        isProblem(owner.get("/organizations?limit=many"), 400, "validation-failed");
    }

    @Test
    void findsNothingUnderANonsensicalId() {
        isProblem(owner.get("/subscriptions/sub_nonsense"), 404, "not-found");
        isProblem(owner.get("/nowhere"), 404, "not-found");
    }

    @Test
    void saysWhichMethodsAreAllowed() {
        Answer answer = owner.delete("/organizations");

        isProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("POST");
    }

    @Test
    void speaksJsonOnly() {
        isProblem(owner.send("GET", "/organizations", null, "Accept", "text/csv"), 406, "not-acceptable");
        isProblem(
                owner.post("/organizations", "name=x", "Content-Type", "application/x-www-form-urlencoded"),
                415,
                "media-type-not-supported");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        String body = "{\"name\":\"" + "x".repeat(1_100_000) + "\"}";

        isProblem(owner.post("/organizations", body), 413, "body-too-large");
    }

    @Test
    void refusesABodyThatTurnsOutTooLarge() throws IOException, InterruptedException {
        byte[] body = ("{\"name\":\"" + "x".repeat(1_100_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(TestSystem.API.url() + "/organizations"))
                .header("Authorization", "Bearer " + TestSystem.ISSUER.token("user_1"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

            assertThat(response.statusCode()).as(response.body()).isEqualTo(413);
            assertThat(response.body()).contains("body-too-large");
        }
    }

    @Test
    void refusesWhatNoTextColumnCanHold() {
        isProblem(owner.post("/organizations", "{\"name\":\"a\\u0000b\",\"slug\":\"nul\"}"), 400, "validation-failed");
    }

    @Test
    void refusesAMalformedAddress() {
        isProblem(owner.get("/organizations/%00"), 400, "bad-request");
    }

    @Test
    void givesARequestIdWhereTheAddressIsASecondOne() {
        isProblem(owner.get("/organizations/a;b"), 400, "bad-request");
        isProblem(owner.get("/organizations/a%3Bb"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=x"})
    void takesNoFiles(String form) {
        isProblem(owner.post("/organizations", "{}", "Content-Type", form), 415, "media-type-not-supported");
        assertThat(owner.send("GET", "/organizations", null, "Content-Type", form)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/webhooks/stripe", "/organizations"})
    void readsNoForm(String path) {
        Answer answer =
                TestSystem.API.as(null).send("PUT", path, "a=%zz", "Content-Type", "application/x-www-form-urlencoded");

        assertThat(answer.status()).as(answer.text()).isBetween(400, 405);
    }

    @Test
    void keepsTheCallersRequestIdWhereTheContainerRefuses() {
        Answer answer = owner.send("GET", "/organizations/%00", null, "X-Request-Id", "mine-2");

        assertThat(answer.at("/requestId")).isEqualTo("mine-2");
        assertThat(answer.header("X-Request-Id")).isEqualTo("mine-2");
    }

    /** What the container answers with 501, 505, 400 or 414: none of it is broken on our side. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /health HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: foo\r\n\r\n",
                "GET /health HTTP/9.9\r\nHost: a\r\n\r\n",
                "GET /health\u0001 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /health HTTP/1.1\r\n\r\n"
            })
    void blamesTheCallerForWhatNobodyCanRead(String request) throws IOException {
        String answer = raw(request);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\r\nX-Request-Id: req_", "\"code\":\"bad-request\"");
        assertThat(answer).containsPattern("\"requestId\":\"req_[0-9a-f]+\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {402, 410, 414, 431, 501, 505})
    void givesEveryFaultOfTheCallerABadRequest(int status) {
        assertThat(ContainerProblems.ofStatus(status)).isEqualTo(ProblemType.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void takesAllOthersForADefect(int status) {
        assertThat(ContainerProblems.ofStatus(status)).isEqualTo(ProblemType.DEFECT);
    }

    private static String raw(String request) throws IOException {
        URI api = URI.create(TestSystem.API.url());
        try (Socket socket = new Socket(api.getHost(), api.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void keepsTheCallersRequestId() {
        Answer answer = owner.send("GET", "/nowhere", null, "X-Request-Id", "mine-1");

        assertThat(answer.header("X-Request-Id")).isEqualTo("mine-1");
        assertThat(answer.at("/requestId")).isEqualTo("mine-1");
        assertThat(owner.send("GET", "/nowhere", null, "X-Request-Id", "user@example.com")
                        .at("/requestId"))
                .startsWith("req_");
    }

    @Test
    void givesEachCodeAStatusAndARemedy() {
        assertThat(ProblemType.values()).allSatisfy(type -> {
            assertThat(type.code()).matches("[a-z]+(-[a-z]+)*");
            assertThat(type.status()).isBetween(400, 503);
            assertThat(type.remedy()).endsWith(".");
        });
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::code)).doesNotHaveDuplicates();
    }

    private static void isProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().propertyNames())
                .contains("type", "title", "status", "detail", "code", "requestId", "errors");
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.at("/requestId")).isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.text()).doesNotContain("Exception", "\tat ");
    }
}
