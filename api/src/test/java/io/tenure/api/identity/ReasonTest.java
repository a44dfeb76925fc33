package io.tenure.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestSystem;
import io.tenure.api.TestSystem.Place;
import io.tenure.store.organization.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What stands in the header of a reason, byte by byte. */
final class ReasonTest {

    private final Place place = TestSystem.place();
    private final String members = "/organizations/" + place.organization() + "/members";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R\u00fcckbuchung gepr\u00fcft",
                "A charity \u2013 approved",
                "Za\u017c\u00f3\u0142cono",
                "\u78ba\u8a8d\u6e08\u307f \ud83d\ude00",
                "\u00a0kept as it is\u3000"
            })
    void isKeptInEveryLetter(String reason) throws IOException {
        assertThat(act(reason, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 201");
        assertThat(audited().at("/reason").asString()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R\u00fccklage", "\u0080", "\u00c3("})
    void isRefusedInOtherBytes(String reason) throws IOException {
        assertThat(act(reason, StandardCharsets.ISO_8859_1))
                .startsWith("HTTP/1.1 400")
                .contains("\"pointer\":\"X-Reason\",\"code\":\"invalid\",\"hint\":\"must be UTF-8\"");
    }

    @Test
    void isNoneWhereNothingIsSeen() throws IOException {
        assertThat(act("\u00a0\u200b\u3164", StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 400")
                .contains("\"pointer\":\"X-Reason\",\"code\":\"required\"");
    }

    private static String act(String reason, Charset bytes, String address, String body) throws IOException {
        URI api = URI.create(TestSystem.API.url());
        try (Socket socket = new Socket(api.getHost(), api.getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream request = socket.getOutputStream();
            request.write(("POST " + address
                            + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n"
                            + "Authorization: Bearer " + TestSystem.ISSUER.token("operator") + "\r\nContent-Length: "
                            + body.length() + "\r\nX-Reason: ")
                    .getBytes(StandardCharsets.US_ASCII));
            request.write((reason + "\r\n\r\n" + body).getBytes(bytes));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String act(String reason, Charset bytes) throws IOException {
        return act(reason, bytes, members, "{\"userId\":\"reasoned\",\"role\":\"MEMBER\"}");
    }

    private JsonNode audited() {
        return place.as(Role.OWNER)
                .get("/organizations/" + place.organization() + "/audit?limit=1&action=member.add")
                .json()
                .at("/data/0");
    }
}
