package io.tenure.api.identity;

import io.tenure.api.audit.Audit;
import io.tenure.api.audit.Audit.Act;
import io.tenure.api.page.Page;
import io.tenure.store.UuidV7;
import io.tenure.store.identity.PersonDao;
import io.tenure.store.organization.PlatformRole;
import io.tenure.store.organization.PlatformRoleDao;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.UserId;
import java.time.Clock;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Grants and revokes roles of the platform, each change in one transaction with its audit entry. A repeat changes nothing. */
@Component
final class Staff {

    private final Jdbi jdbi;
    private final Audit audit;
    private final UuidV7 ids;
    private final Clock clock;

    Staff(AcrossTenants across, Audit audit, UuidV7 ids, Clock clock) {
        this.jdbi = across.jdbi();
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    Page<StaffView> list(@Nullable PlatformRole role, @Nullable String after, int limit) {
        String code = role == null ? null : role.code();
        return jdbi.withExtension(
                PlatformRoleDao.class, roles -> Page.of(roles.page(code, after, limit + 1), limit, StaffView::of));
    }

    void grant(UserId user, PlatformRole role, Caller caller) {
        jdbi.useTransaction(handle -> {
            PersonId person = person(handle, user);
            if (handle.attach(PlatformRoleDao.class).grant(user, role.code(), clock.instant()) == 1) {
                audit.append(handle, caller, act("platform-role.grant", person, role));
            }
        });
    }

    void revoke(UserId user, PlatformRole role, Caller caller) {
        jdbi.useTransaction(handle -> {
            PersonId person = person(handle, user);
            if (handle.attach(PlatformRoleDao.class).revoke(user, role.code()) == 1) {
                audit.append(handle, caller, act("platform-role.revoke", person, role));
            }
        });
    }

    private PersonId person(Handle handle, UserId user) {
        return handle.attach(PersonDao.class).named(user, ids, clock.instant());
    }

    private static Act act(String action, PersonId person, PlatformRole role) {
        return new Act(null, action, person.toString(), Map.of("role", role.code()));
    }
}
