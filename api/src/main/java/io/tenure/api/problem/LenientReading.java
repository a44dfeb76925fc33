package io.tenure.api.problem;

import io.tenure.api.problem.Problem.FieldError;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/** Notes a fault and reads on with nothing in its place; the request is refused when all is read. Where nobody gathers, a fault ends the reading. */
final class LenientReading extends DeserializationProblemHandler {

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            ValueDeserializer<?> reader,
            Object target,
            String name) {
        Collection<Object> known = reader.getKnownPropertyNames();
        String hint = known == null ? null : NearestName.hint(name, known);
        if (!BodyFaults.add(new FieldError(pointerOfUnknown(context, parser, name), "unknown-field", hint))) {
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
        if (pointer.isEmpty() || !BodyFaults.add(new FieldError(pointer, Pointers.INVALID))) {
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
        return !pointer.isEmpty() && BodyFaults.add(new FieldError(pointer, Pointers.INVALID)) ? null : NOT_HANDLED;
    }

    /**
     * A record's unknown fields that stand before its last known one are kept apart until it is made. Then the parser stands at the field behind, or has
     * left the object.
     */
    private static String pointerOfUnknown(DeserializationContext context, JsonParser parser, String name) {
        JsonParser body = context.getParser();
        if (parser == body) {
            return pointer(parser);
        }
        TokenStreamContext place = body.streamReadContext();
        TokenStreamContext object = body.hasToken(JsonToken.END_OBJECT) ? place : place.getParent();
        return object.pathAsPointer().appendProperty(name).toString();
    }

    private static String pointer(JsonParser parser) {
        return parser.streamReadContext().pathAsPointer().toString();
    }
}
