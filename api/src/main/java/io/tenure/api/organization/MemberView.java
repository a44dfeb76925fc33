package io.tenure.api.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.store.organization.MemberRow;
import io.tenure.store.organization.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member, or who becomes one when seen with the verified address.
 *
 * @param id as addresses name the member: the user id, or the person's while there is none
 * @param userId null for who was not seen yet
 * @param email null where nothing is known of it, and for who was named by user id: whoever knows an id does not learn an address
 * @param name as {@code email}
 */
@Schema(name = "Member")
record MemberView(
        String id,
        @Nullable String userId,
        Role role,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String name,
        Instant createdAt) {

    static MemberView of(MemberRow row) {
        String user = row.userId() == null ? null : row.userId().value();
        return new MemberView(
                idOf(row), user, row.role(), row.email(), row.emailVerified(), row.name(), row.createdAt());
    }

    static String idOf(MemberRow row) {
        return row.userId() == null
                ? String.valueOf(row.personId())
                : row.userId().value();
    }
}
