package io.tenure.dev.stripe.engine.object;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class DifferenceTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"a":1,"b":2}           | {"a":1,"b":3}           | {"b":2}
        {"a":1}                 | {"a":1}                 | {}
        {"a":null}              | {"a":{"b":1}}           | {"a":null}
        {"a":{"b":1,"c":2}}     | {"a":{"b":5,"c":2}}     | {"a":{"b":1}}
        {"a":{"b":[1,2]}}       | {"a":{"b":[1]}}         | {"a":{"b":[1,2]}}
        {"a":{}}                | {"a":{"key":"v"}}       | {"a":{"key":null}}
        """)
    void keepsTheOldValuesOfWhatChanged(String before, String after, String previous) {
        assertThat(Difference.previous(read(before), read(after))).isEqualTo(read(previous));
    }

    private static ObjectNode read(String json) {
        return (ObjectNode) MAPPER.readTree(json);
    }
}
