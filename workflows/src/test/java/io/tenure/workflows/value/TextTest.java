package io.tenure.workflows.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextTest {

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\r\n\u000b\u000c\u001c\u001f\u0085",
                "\u00a0\u1680\u2000\u200a\u202f\u205f\u3000",
                "\u200b\u200d\u2060\ufeff\u00ad\u180e",
                "\u115f\u1160\u3164\uffa0\u2800",
                "\ufe0f\udb40\udd01\udb40\udc20"
            })
    void isBlankWhereNothingIsSeen(String text) {
        assertThat(Text.isBlank(text)).isTrue();
        assertThat(UserId.isOne(text)).isFalse();
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"a", " . ", "\u200b\u0660", "\ud83d\ude00", "\u00a0\u00a1", "\u3042"})
    void isNotBlankWhereSomethingIs(String text) {
        assertThat(Text.isBlank(text)).isFalse();
        assertThat(Text.isStorable(text)).isTrue();
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"a\u0000", "\ud83d", "\ude00\ud83d", "x\ud800y", "\udc00"})
    void isNotStorableWithAZeroOrHalfAPair(String text) {
        assertThat(Text.isStorable(text)).isFalse();
        assertThat(UserId.isOne(text)).isFalse();
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "a\u0085b", "a\u2028b", "a\u2029b", "a\u007fb", "a\u009fb"})
    void isNoLineWithAnEndOfOneInIt(String text) {
        assertThat(Pattern.matches(Text.ONE_LINE, text)).isFalse();
        assertThat(UserId.isOne(text)).isFalse();
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "user_123",
                "auth0|7",
                "a/b\\c;d%2Fe",
                "https://issuer.example/7?x#y",
                "...",
                ".a",
                "\u78ba\u8a8d \ud83d\ude00"
            })
    void namesAPersonByAnyLine(String text) {
        assertThat(new UserId(text).value()).isEqualTo(text);
        assertThat(Pattern.matches(Text.ONE_LINE, text)).isTrue();
    }

    @Test
    void namesNobodyByAStepOfAnAddressOrAtTooGreatLength() {
        assertThat(UserId.isOne("u".repeat(255))).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new UserId("u".repeat(256)));
        assertThatIllegalArgumentException().isThrownBy(() -> new UserId("."));
        assertThatIllegalArgumentException().isThrownBy(() -> new UserId(".."));
    }
}
