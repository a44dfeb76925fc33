package io.tenure.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/health",
                "/organizations/",
                "/platform-roles/auth0%7C7/operator",
                "/platform-roles/a%2Fb%5cc%3Bd%25e%20f/operator",
                "/platform-roles/%E7%A2%BA~%7E:@!$&'()*+,=-._/operator",
                "/api/docs/ui/page.js",
                "/.../..a/.b"
            })
    void takesTheOneSpellingOfAnAddress(String path) {
        assertThat(AddressFilter.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "health",
                "//health",
                "/health//",
                "/organizations//x",
                "/health;a=b",
                "/health;",
                "/./health",
                "/x/../health",
                "/health/..",
                "/%68ealth",
                "/%48ealth",
                "/h%65alth",
                "/x%30",
                "/x%5Fy",
                "/x%2dy",
                "/x/%2e%2E/health",
                "/x%0ay",
                "/x%1Fy",
                "/x%7fy",
                "/x%zz",
                "/x%2",
                "/x\\y",
                "/x|y"
            })
    void refusesEveryOtherOne(String path) {
        assertThat(AddressFilter.isPlain(path)).isFalse();
    }

    @Test
    void isNotSlowWithWhatIsLong() {
        assertThat(AddressFilter.isPlain("/" + "a".repeat(20_000) + "|")).isFalse();
        assertThat(AddressFilter.isPlain("/a".repeat(10_000) + "/|")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//health", "/health;a=b", "/%68ealth", "/organizations/a%0Ab", "/organizations/%FF"})
    void saysThatTheAddressIsAtFault(String path) {
        Answer answer = TestSystem.as("anybody").get(path);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("bad-request");
        assertThat(answer.at("/requestId")).isNotEmpty();
    }

    @Test
    void pointsAtTheAddress() {
        Answer answer = TestSystem.as("anybody").get("//health");

        assertThat(answer.at("/errors/0/pointer")).isEqualTo(":path");
        assertThat(answer.at("/errors/0/hint")).contains("percent-encoded");
    }
}
