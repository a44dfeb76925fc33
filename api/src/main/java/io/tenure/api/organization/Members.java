package io.tenure.api.organization;

import io.tenure.api.audit.Audit;
import io.tenure.api.audit.Audit.Act;
import io.tenure.api.identity.Caller;
import io.tenure.api.page.Page;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.api.request.IfMatch;
import io.tenure.store.UuidV7;
import io.tenure.store.identity.EmailAddress;
import io.tenure.store.identity.PersonDao;
import io.tenure.store.identity.PersonRow;
import io.tenure.store.organization.ExpectedMember;
import io.tenure.store.organization.ExpectedMemberDao;
import io.tenure.store.organization.MemberDao;
import io.tenure.store.organization.MemberRow;
import io.tenure.store.organization.OrganizationDao;
import io.tenure.store.organization.Role;
import io.tenure.store.seat.MemberSeatDao;
import io.tenure.store.seat.MemberSeatDao.Leaving;
import io.tenure.store.seat.MemberSeatDao.RevokedSeat;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says who is what in an organization, each change in one transaction with its audit entry. Changes of one organization wait for each other at its row,
 * so that an owner always remains. Members are a part of their organization: its revision rises with each change, and is what {@code If-Match} means.
 */
@Component
final class Members {

    private final Jdbi jdbi;
    private final Audit audit;
    private final UuidV7 ids;
    private final Clock clock;

    Members(Jdbi jdbi, Audit audit, UuidV7 ids, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A MEMBER sees oneself only. */
    Page<MemberView> list(OrganizationId id, MemberFilter filter, int limit, Caller caller) {
        return jdbi.withHandle(handle -> caller.readsAll()
                ? MemberRows.page(handle, id, filter, limit)
                : Page.of(oneself(handle, id, filter, caller), limit, MemberView::of));
    }

    private static List<MemberRow> oneself(Handle handle, OrganizationId id, MemberFilter filter, Caller caller) {
        MemberRow row = MemberRows.require(handle, id, caller.userId());
        return filter.role() == null || filter.role() == row.role() ? List.of(row) : List.of();
    }

    /** Who has the role already keeps it. Refuses with {@code member-exists} who has another one. */
    MemberView add(OrganizationId id, NewMember request, Caller caller) {
        return jdbi.inTransaction(handle -> {
            Named named = named(handle, request);
            OrganizationRows.lockLiving(handle, id);
            Optional<MemberRow> existing = existing(handle, id, named);
            if (existing.isPresent()) {
                return MemberView.of(withRole(existing.get(), request.role()));
            }
            UserId key = insert(handle, id, named, request.role());
            handle.attach(OrganizationDao.class).raiseRevision(id);
            MemberView added = MemberView.of(MemberRows.require(handle, id, key));
            PersonId told = MemberRows.person(key.value()).orElse(named.person());
            audit.append(handle, caller, act(id, "member.add", told, Map.of("role", request.role())));
            return added;
        });
    }

    MemberView change(OrganizationId id, UserId member, Role role, Caller caller) {
        return jdbi.inTransaction(handle -> {
            PersonId person = person(handle, member);
            MemberRow row = locked(handle, id, member);
            if (row.role() == role) {
                return MemberView.of(row);
            }
            keepAnOwner(handle, id, row);
            put(handle, id, row, role);
            handle.attach(OrganizationDao.class).raiseRevision(id);
            MemberView changed = MemberView.of(MemberRows.require(handle, id, member));
            audit.append(handle, caller, act(id, "member.change", person, Map.of("from", row.role(), "to", role)));
            return changed;
        });
    }

    /** With all seats of the organization: the next check says no. */
    void remove(OrganizationId id, UserId member, Caller caller) {
        jdbi.useTransaction(handle -> {
            PersonId person = person(handle, member);
            MemberRow row = locked(handle, id, member);
            keepAnOwner(handle, id, row);
            List<RevokedSeat> seats = delete(handle, id, row);
            handle.attach(OrganizationDao.class).raiseRevision(id);
            audit.append(handle, caller, act(id, "member.remove", person, Map.of("role", row.role())));
            for (RevokedSeat seat : seats) {
                audit.append(handle, caller, act(id, seat, person));
            }
        });
    }

    /** With the organization's row locked at the revision that the caller knows. */
    private static MemberRow locked(Handle handle, OrganizationId id, UserId member) {
        IfMatch.require(OrganizationRows.lockLiving(handle, id).revision());
        return MemberRows.require(handle, id, member);
    }

    /**
     * Whom a body names. What is known of the person behind an address decides nothing here: known and unknown addresses are answered alike.
     *
     * @param user null for who was named by address
     * @param email null for who was named by user id
     */
    private record Named(
            PersonId person,
            @Nullable UserId user,
            @Nullable String email) {}

    /** Asks for the person before anything else is locked. */
    private Named named(Handle handle, NewMember request) {
        if (request.email() == null) {
            UserId user = new UserId(String.valueOf(request.userId()));
            return new Named(person(handle, user), user, null);
        }
        EmailAddress email = new EmailAddress(request.email());
        PersonRow person = handle.attach(PersonDao.class).invite(email, new PersonId(ids.timeless()), clock.instant());
        return new Named(person.personId(), null, email.value());
    }

    private static Optional<MemberRow> existing(Handle handle, OrganizationId id, Named named) {
        MemberDao members = handle.attach(MemberDao.class);
        if (named.user() != null) {
            return members.find(id, named.user());
        }
        String email = String.valueOf(named.email());
        return handle.attach(PersonDao.class)
                .known(id, email)
                .flatMap(user -> members.find(id, user))
                .or(() -> handle.attach(ExpectedMemberDao.class).findByEmail(id, email));
    }

    /** As the audit names whom a path names, before anything else is locked. */
    private PersonId person(Handle handle, UserId member) {
        return MemberRows.person(member.value())
                .orElseGet(() -> handle.attach(PersonDao.class).named(member, ids, clock.instant()));
    }

    private static MemberRow withRole(MemberRow existing, Role role) {
        if (existing.role() != role) {
            throw new ProblemException(ProblemType.MEMBER_EXISTS);
        }
        return existing;
    }

    private static void keepAnOwner(Handle handle, OrganizationId id, MemberRow row) {
        boolean isOwner = row.userId() != null && row.role() == Role.OWNER;
        if (isOwner && handle.attach(MemberDao.class).owners(id) == 1) {
            throw new ProblemException(ProblemType.LAST_OWNER);
        }
    }

    /** Who is named by user id alone stays that to the organization. Returns what names the member from here on. */
    private UserId insert(Handle handle, OrganizationId id, Named named, Role role) {
        Instant now = clock.instant();
        if (named.user() != null) {
            handle.attach(MemberDao.class).put(id, named.user(), role, now);
            handle.attach(MemberDao.class).hidePerson(id, named.user());
            return named.user();
        }
        PersonId key = new PersonId(ids.next());
        ExpectedMember row = new ExpectedMember(key, id, named.person(), String.valueOf(named.email()), role, now);
        handle.attach(ExpectedMemberDao.class).insert(row);
        return new UserId(key.toString());
    }

    private static void put(Handle handle, OrganizationId id, MemberRow row, Role role) {
        if (row.userId() != null) {
            handle.attach(MemberDao.class).put(id, row.userId(), role, row.createdAt());
        } else if (row.personId() != null) {
            handle.attach(ExpectedMemberDao.class).change(id, row.personId(), role);
        }
    }

    private List<RevokedSeat> delete(Handle handle, OrganizationId id, MemberRow row) {
        if (row.userId() != null) {
            handle.attach(MemberDao.class).remove(id, row.userId());
            return handle.attach(MemberSeatDao.class).revokeAll(new Leaving(id, row.userId(), null, clock.instant()));
        }
        if (row.personId() != null) {
            handle.attach(ExpectedMemberDao.class).remove(id, row.personId());
        }
        return handle.attach(MemberSeatDao.class).revokeAll(new Leaving(id, null, row.email(), clock.instant()));
    }

    private static Act act(OrganizationId id, RevokedSeat seat, PersonId holder) {
        Map<String, Object> details =
                Map.of("subscriptionId", seat.subscriptionId().toString(), "personId", holder.toString());
        return new Act(id, "seat.revoke", seat.seatId().toString(), details);
    }

    private static Act act(OrganizationId id, String action, PersonId person, Map<String, Object> details) {
        return new Act(id, action, person.toString(), details);
    }
}
