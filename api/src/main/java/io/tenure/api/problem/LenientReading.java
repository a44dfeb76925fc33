package io.tenure.api.problem;

import io.tenure.api.problem.Problem.FieldError;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.util.TokenBufferReadContext;

/** Notes a fault and reads on with nothing in its place; the request is refused when all is read. Where nobody gathers, a fault ends the reading. */
final class LenientReading extends DeserializationProblemHandler {

    private static final String INVALID = "invalid";

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            ValueDeserializer<?> reader,
            Object target,
            String name) {
        Collection<Object> known = reader.getKnownPropertyNames();
        String hint = known == null ? null : NearestName.hint(name, known);
        if (!BodyFaults.add(new FieldError(pointerOfUnknown(parser, name), "unknown-field", hint))) {
            return false;
        }
        parser.skipChildren();
        return true;
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> target, String value, String message) {
        return noted(context.getParser());
    }

    @Override
    public @Nullable Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> target, Number value, String message) {
        return noted(context.getParser());
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String message) {
        String pointer = pointer(parser);
        if (pointer.isEmpty() || !BodyFaults.add(new FieldError(pointer, INVALID))) {
            return NOT_HANDLED;
        }
        parser.skipChildren();
        return null;
    }

    @Override
    public @Nullable Object handleInstantiationProblem(
            DeserializationContext context, Class<?> target, @Nullable Object argument, Throwable failure) {
        return failure instanceof ProblemException ? NOT_HANDLED : noted(context.getParser());
    }

    private static @Nullable Object noted(JsonParser parser) {
        String pointer = pointer(parser);
        return !pointer.isEmpty() && BodyFaults.add(new FieldError(pointer, INVALID)) ? null : NOT_HANDLED;
    }

    /** A record's unknown fields that stand before its last known one are kept apart until it is made; then the parser stands at that one. */
    private static String pointerOfUnknown(JsonParser parser, String name) {
        TokenStreamContext context = parser.streamReadContext();
        while (context.getParent() instanceof TokenBufferReadContext outer) {
            context = outer;
        }
        TokenStreamContext before = context.getParent();
        if (!(context instanceof TokenBufferReadContext) || before == null) {
            return pointer(parser);
        }
        JsonPointer object = before.getParent() == null
                ? JsonPointer.empty()
                : before.getParent().pathAsPointer();
        return object.appendProperty(name).toString();
    }

    private static String pointer(JsonParser parser) {
        return parser.streamReadContext().pathAsPointer().toString();
    }
}
