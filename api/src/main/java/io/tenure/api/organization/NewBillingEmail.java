package io.tenure.api.organization;

import io.tenure.store.identity.EmailAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * An address that takes the place of another one. A field that is absent is no object of this type at all.
 *
 * @param text null clears what was there
 */
@JsonDeserialize(using = NewBillingEmail.Reader.class)
record NewBillingEmail(@Nullable String text) {

    private static final Pattern ADDRESS = Pattern.compile(EmailAddress.PATTERN);

    /** Tells null from nothing. */
    static final class Reader extends StdDeserializer<NewBillingEmail> {

        Reader() {
            super(NewBillingEmail.class);
        }

        @Override
        public @Nullable NewBillingEmail deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (NewBillingEmail) context.handleUnexpectedToken(getValueType(context), parser);
            }
            String text = parser.getString();
            return ADDRESS.matcher(text).matches()
                    ? new NewBillingEmail(text)
                    : (NewBillingEmail) context.handleWeirdStringValue(NewBillingEmail.class, text, "no address");
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return new NewBillingEmail(null);
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
