package io.tenure.api.seat;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.identity.NamedUser;
import io.tenure.api.problem.Problem.FieldError;
import io.tenure.store.identity.EmailAddress;
import io.tenure.workflows.value.Text;
import io.tenure.workflows.value.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom a seat is for: exactly one of the two.
 *
 * @param userId the subject of the person's token
 * @param email of a person who need not have been seen yet: the first sight with this address, verified, claims the seat
 */
@Schema(name = "SeatHolder")
record SeatHolder(
        @Schema(example = "user_123", minLength = 1, maxLength = LONGEST_USER, pattern = UserId.FORM) @Nullable
        String userId,

        @Schema(format = "email", maxLength = LONGEST_EMAIL) @Nullable
        String email) {

    static final int LONGEST_USER = UserId.LONGEST;
    static final int LONGEST_EMAIL = 254;

    private static final String RULE = "exactly one of userId and email";
    private static final Pattern EMAIL = Pattern.compile(EmailAddress.PATTERN);

    SeatHolder {
        email = email == null || !EMAIL.matcher(email).matches() ? email : email.toLowerCase(Locale.ROOT);
    }

    /** What is wrong with it. {@code place} is its own pointer. */
    List<FieldError> faults(String place, Predicate<String> unread) {
        boolean named = userId != null || unread.test(place + "/userId");
        boolean addressed = email != null || unread.test(place + "/email");
        List<FieldError> faults = new ArrayList<>();
        if (!named && !addressed && !unread.test(place)) {
            faults.add(new FieldError(place + "/userId", "required", RULE));
        }
        if (named && addressed) {
            faults.add(new FieldError(place + "/email", "ambiguous", RULE));
        }
        NamedUser.fault(place + "/userId", userId).ifPresent(faults::add);
        emailCode().ifPresent(code -> faults.add(new FieldError(place + "/email", code)));
        return faults;
    }

    /** Of the field that names the person. */
    String pointer(String place) {
        return place + (email == null ? "/userId" : "/email");
    }

    private Optional<String> emailCode() {
        if (email == null) {
            return Optional.empty();
        }
        if (Text.isBlank(email)) {
            return Optional.of("required");
        }
        if (email.length() > LONGEST_EMAIL) {
            return Optional.of("length");
        }
        return EMAIL.matcher(email).matches() ? Optional.empty() : Optional.of("invalid");
    }
}
