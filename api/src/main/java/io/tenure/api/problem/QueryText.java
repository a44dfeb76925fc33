package io.tenure.api.problem;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;

/** Reads a query parameter's text as the document says it, which is more strictly than Spring does: no hexadecimal numbers, no yes for true. */
final class QueryText {

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,8})");
    private static final Pattern TRUTH = Pattern.compile("true|false");

    private QueryText() {}

    /** Empty when the text is no value of the type. */
    static Optional<Object> read(String text, Class<?> type, ConversionService conversion) {
        if (type == String.class) {
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        }
        if (text.isEmpty() || !text.equals(text.strip()) || !isOfItsForm(text, type)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(conversion.convert(text, type));
        } catch (ConversionException none) {
            return Optional.empty();
        }
    }

    private static boolean isOfItsForm(String text, Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return WHOLE.matcher(text).matches();
        }
        if (type == boolean.class || type == Boolean.class) {
            return TRUTH.matcher(text).matches();
        }
        return true;
    }
}
