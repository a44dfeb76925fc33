package io.tenure.api.problem;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Takes {@code 5.0} for 5, as JSON Schema does; nothing else that is no whole number, and no text. */
final class WholeNumber extends StdDeserializer<Integer> {

    WholeNumber() {
        super(Integer.class);
    }

    @Override
    public @Nullable Integer deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.hasToken(JsonToken.VALUE_NUMBER_INT) || parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
            BigDecimal number = parser.getDecimalValue();
            if (isInt(number)) {
                return number.intValueExact();
            }
            return (Integer) context.handleWeirdNumberValue(Integer.class, number, "no whole number in the bounds");
        }
        return (Integer) context.handleUnexpectedToken(getValueType(context), parser);
    }

    /** Looks at the digits only: {@code 1e999999999} is never written out. */
    private static boolean isInt(BigDecimal number) {
        if (number.signum() == 0) {
            return true;
        }
        long whole = (long) number.precision() - number.scale();
        return whole >= 1
                && whole <= 10
                && number.stripTrailingZeros().scale() <= 0
                && number.longValueExact() == (int) number.longValueExact();
    }
}
