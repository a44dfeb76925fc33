package io.tenure.api.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.identity.NamedUser;
import io.tenure.api.problem.CrossChecked;
import io.tenure.api.problem.Problem.FieldError;
import io.tenure.store.identity.EmailAddress;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.UserId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Named by {@code userId} or by {@code email}, never by both.
 *
 * @param userId subject of the person's tokens
 * @param email of a person who becomes a member with the first call in the organization that comes with it, verified
 */
record NewMember(
        @Schema(example = "user_123", minLength = 1, maxLength = UserId.LONGEST, pattern = UserId.FORM) @Nullable
        String userId,

        @Nullable @Pattern(regexp = EmailAddress.PATTERN) String email,

        @Schema(example = "MEMBER") @NotNull Role role)
        implements CrossChecked {

    private static final String RULE = "exactly one of userId and email";

    @Override
    public List<FieldError> faults(Predicate<String> unread) {
        boolean named = userId != null || unread.test("/userId");
        boolean addressed = email != null || unread.test("/email");
        List<FieldError> faults = new ArrayList<>();
        if (named == addressed) {
            faults.add(
                    named ? new FieldError("/email", "ambiguous", RULE) : new FieldError("/userId", "required", RULE));
        }
        NamedUser.fault("/userId", userId).ifPresent(faults::add);
        return faults;
    }
}
