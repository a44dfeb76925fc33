package io.tenure.api.organization;

import io.tenure.api.page.Page;
import io.tenure.store.organization.ExpectedMemberDao;
import io.tenure.store.organization.MemberDao;
import io.tenure.store.organization.MemberRow;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads members and who is expected to become one as one list: those whom the organization knows by user id, then the others by the id that it gave them. */
final class MemberRows {

    private MemberRows() {}

    static MemberRow require(Handle handle, OrganizationId organization, UserId id) {
        return find(handle, organization, id).orElseThrow(OrganizationRows::missing);
    }

    static Optional<MemberRow> find(Handle handle, OrganizationId organization, UserId id) {
        return handle.attach(MemberDao.class)
                .find(organization, id)
                .or(() -> person(id.value())
                        .flatMap(
                                person -> handle.attach(ExpectedMemberDao.class).find(organization, person)));
    }

    static Page<MemberView> page(Handle handle, OrganizationId organization, MemberFilter filter, int limit) {
        String after = filter.startingAfter();
        PersonId expectedAfter = after == null ? null : person(after).orElse(null);
        List<MemberRow> rows = new ArrayList<>();
        if (expectedAfter == null) {
            rows.addAll(handle.attach(MemberDao.class).page(organization, after, filter.role(), limit + 1));
        }
        if (rows.size() <= limit) {
            int missing = limit + 1 - rows.size();
            rows.addAll(
                    handle.attach(ExpectedMemberDao.class).page(organization, expectedAfter, filter.role(), missing));
        }
        return Page.of(rows, limit, MemberView::of);
    }

    /** Whom it names who is expected; empty for a user id. */
    static Optional<PersonId> person(String text) {
        try {
            return Optional.of(PersonId.parse(text));
        } catch (IllegalArgumentException noPerson) {
            return Optional.empty();
        }
    }
}
