package io.tenure.api.identity;

import io.tenure.api.audit.Audit;
import io.tenure.api.audit.Audit.Act;
import io.tenure.store.UuidV7;
import io.tenure.store.identity.PersonDao;
import io.tenure.store.identity.PersonRow;
import io.tenure.store.identity.Sight;
import io.tenure.store.organization.ExpectedMemberDao;
import io.tenure.store.organization.ExpectedMemberDao.ClaimedMembership;
import io.tenure.store.seat.SeatClaimDao;
import io.tenure.store.seat.SeatClaimDao.Claim;
import io.tenure.store.seat.SeatClaimDao.ClaimedSeat;
import io.tenure.workflows.value.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Keeps the rows of people in step with what their tokens say, and gives a person what was meant for the person's address. */
@Component
final class People {

    private final Jdbi jdbi;
    private final Audit audit;
    private final UuidV7 ids;
    private final Clock clock;
    private final Known known = new Known();

    People(AcrossTenants across, Audit audit, UuidV7 ids, Clock clock) {
        this.jdbi = across.jdbi();
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Costs no statement where this replica knows all that the token says. */
    Sight see(Jwt token) {
        Sight sight = TokenSight.of(token, clock.instant());
        if (!known.covers(sight)) {
            jdbi.useTransaction(handle -> keep(handle, sight));
            known.remember(sight);
        }
        return sight;
    }

    private void keep(Handle handle, Sight sight) {
        PersonDao people = handle.attach(PersonDao.class);
        people.lock("user " + sight.userId());
        Optional<PersonRow> seen = people.find(sight.userId());
        if (seen.isPresent() && isOlder(sight, seen.get())) {
            return;
        }
        Optional<PersonRow> expected = sight.verifiedEmail().flatMap(email -> {
            people.lock(email.value());
            return people.findUnseen(email.value());
        });
        PersonRow row = row(sight, seen.or(() -> expected).orElse(null));
        if (seen.isEmpty() && expected.isEmpty()) {
            people.insert(row);
        } else {
            people.update(row);
        }
        expected.ifPresent(claimed -> claim(handle, claimed.personId(), row, sight));
    }

    private void claim(Handle handle, PersonId expected, PersonRow row, Sight sight) {
        List<ClaimedSeat> seats = handle.attach(SeatClaimDao.class)
                .claim(new Claim(expected, row.personId(), sight.userId(), clock.instant()));
        List<ClaimedMembership> memberships =
                handle.attach(ExpectedMemberDao.class).claim(expected, sight.userId(), clock.instant());
        handle.attach(PersonDao.class).deleteUnseen(expected);
        List<Act> acts = Stream.concat(
                        seats.stream().map(seat -> act(seat, expected, sight)),
                        memberships.stream().map(joined -> act(joined, row)))
                .sorted(Comparator.comparing(Act::organizationId, Comparator.comparing(String::valueOf)))
                .toList();
        Caller caller = new Caller(sight.userId(), false, null);
        acts.forEach(act -> audit.appendBeside(handle, caller, act));
    }

    private static Act act(ClaimedSeat seat, PersonId expected, Sight sight) {
        Map<String, Object> details = Map.of(
                "subscriptionId",
                seat.subscriptionId().toString(),
                "live",
                seat.live(),
                "personId",
                expected.toString(),
                "userId",
                sight.userId().value());
        return new Act(seat.organizationId(), "seat.claim", seat.seatId().toString(), details);
    }

    private static Act act(ClaimedMembership joined, PersonRow row) {
        return new Act(
                joined.organizationId(),
                "member.claim",
                row.personId().toString(),
                Map.of("role", joined.role().name()));
    }

    private static boolean isOlder(Sight sight, PersonRow seen) {
        return seen.seenAt() != null && seen.seenAt().isAfter(sight.issuedAt());
    }

    /** A token that says nothing of an address or a name takes nothing back. */
    private PersonRow row(Sight sight, @Nullable PersonRow stored) {
        String email = sight.email() == null ? null : sight.email().value();
        if (stored == null) {
            Instant now = clock.instant();
            PersonId id = new PersonId(ids.next());
            return new PersonRow(id, sight.userId(), email, sight.emailVerified(), sight.name(), now, sight.issuedAt());
        }
        return new PersonRow(
                stored.personId(),
                sight.userId(),
                sight.saysAddress() ? email : stored.email(),
                sight.saysAddress() ? sight.emailVerified() : stored.emailVerified(),
                sight.name() == null ? stored.name() : sight.name(),
                stored.createdAt(),
                sight.issuedAt());
    }
}
