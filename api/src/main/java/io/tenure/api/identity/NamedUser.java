package io.tenure.api.identity;

import io.tenure.api.problem.Problem.FieldError;
import io.tenure.workflows.value.Text;
import io.tenure.workflows.value.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text of a body that names a user. Every body takes the same ones, which are those that a token and an address can have. */
public final class NamedUser {

    private static final String RULE = "one line without control characters, neither . nor ..";

    private NamedUser() {}

    /** What is wrong with it; of nothing, nothing. */
    public static Optional<FieldError> fault(String pointer, @Nullable String text) {
        if (text == null || UserId.isOne(text)) {
            return Optional.empty();
        }
        if (Text.isBlank(text)) {
            return Optional.of(new FieldError(pointer, "required"));
        }
        return Optional.of(
                text.length() > UserId.LONGEST
                        ? new FieldError(pointer, "length", "1 to " + UserId.LONGEST)
                        : new FieldError(pointer, "invalid", RULE));
    }
}
