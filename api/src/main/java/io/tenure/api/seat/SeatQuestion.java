package io.tenure.api.seat;

import io.tenure.api.problem.Problem.FieldError;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.workflows.value.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a check asks, read field by field. A field that is not asked for is refused, as in every body. */
record SeatQuestion(String userId, String applicationSlug, String externalOrgId) {

    private static final int LONGEST = 255;
    private static final List<String> FIELDS = List.of("userId", "applicationSlug", "externalOrgId");

    /** Enough to see what is meant; the rest of a body that asks something else is not told. */
    private static final int MOST_UNKNOWN = 10;

    /** Throws a {@link ProblemException} that names the fields at fault. */
    static SeatQuestion read(JsonFactory json, byte[] body, int length) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body, 0, length)) {
            return new Reader(parser).read();
        } catch (JacksonException e) {
            throw new ProblemException(ProblemType.UNREADABLE_BODY);
        }
    }

    private static final class Reader {

        private final JsonParser parser;
        private final List<FieldError> errors = new ArrayList<>(0);
        private @Nullable String userId;
        private @Nullable String applicationSlug;
        private @Nullable String externalOrgId;

        private Reader(JsonParser parser) {
            this.parser = parser;
        }

        private SeatQuestion read() {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                field(name);
            }
            require(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null);
            SeatQuestion question = new SeatQuestion(
                    present("/userId", userId),
                    present("/applicationSlug", applicationSlug),
                    present("/externalOrgId", externalOrgId));
            if (!errors.isEmpty()) {
                throw ProblemException.fields(errors);
            }
            return question;
        }

        private void field(String name) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "userId" -> userId = text(token, userId);
                case "applicationSlug" -> applicationSlug = text(token, applicationSlug);
                case "externalOrgId" -> externalOrgId = text(token, externalOrgId);
                default -> unknown(name);
            }
        }

        private void unknown(String name) {
            parser.skipChildren();
            if (errors.size() < MOST_UNKNOWN) {
                errors.add(FieldError.unknown("/" + name.replace("~", "~0").replace("/", "~1"), name, FIELDS));
            }
        }

        /** Null for a null; something unacceptable for what is no string. A field that is there twice makes the body ambiguous. */
        private @Nullable String text(JsonToken token, @Nullable String before) {
            require(before == null);
            if (token == JsonToken.VALUE_NULL) {
                return null;
            }
            if (token == JsonToken.VALUE_STRING) {
                return parser.getString();
            }
            parser.skipChildren();
            return "";
        }

        private String present(String pointer, @Nullable String value) {
            if (value == null) {
                errors.add(new FieldError(pointer, "required"));
            } else if (!isAcceptable(value)) {
                errors.add(new FieldError(pointer, "invalid"));
            }
            return value == null ? "" : value;
        }

        private static void require(boolean readable) {
            if (!readable) {
                throw new ProblemException(ProblemType.UNREADABLE_BODY);
            }
        }

        private static boolean isAcceptable(String value) {
            return !Text.isBlank(value) && value.length() <= LONGEST && Text.isStorable(value);
        }
    }
}
