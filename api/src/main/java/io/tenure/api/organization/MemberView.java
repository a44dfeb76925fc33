package io.tenure.api.organization;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.api.identity.Caller;
import io.tenure.store.organization.MemberRow;
import io.tenure.store.organization.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member, or who becomes one with the first call of their own in the organization, when the address is verified. Till then nothing is told but the
 * address as it was typed.
 *
 * @param id as addresses name the member: the user id, or one that was made for who is expected
 * @param userId null for who is expected
 * @param personId as the audit names the member; null where the audit has not named the member yet
 * @param email null where nothing is known of it, and for who was named by user id: whoever knows an id does not learn an address; and for the
 *     platform's staff who are no members
 * @param name as {@code email}
 */
@Schema(name = "Member")
record MemberView(
        String id,
        @Nullable String userId,
        @Nullable String personId,
        Role role,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String name,
        Instant createdAt) {

    static MemberView of(MemberRow row) {
        String user = row.userId() == null ? null : row.userId().value();
        String person = row.personId() == null ? null : row.personId().toString();
        return new MemberView(
                idOf(row), user, person, row.role(), row.email(), row.emailVerified(), row.name(), row.createdAt());
    }

    /** As the caller may see it. */
    MemberView seenBy(Caller caller) {
        boolean seesPerson = caller.seesAddresses() || caller.userId().value().equals(userId);
        return seesPerson ? this : new MemberView(id, userId, personId, role, null, emailVerified, null, createdAt);
    }

    static String idOf(MemberRow row) {
        return row.userId() == null
                ? String.valueOf(row.personId())
                : row.userId().value();
    }
}
