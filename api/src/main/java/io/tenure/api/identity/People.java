package io.tenure.api.identity;

import io.tenure.store.UuidV7;
import io.tenure.store.identity.EmailAddress;
import io.tenure.store.identity.PersonDao;
import io.tenure.store.identity.PersonRow;
import io.tenure.store.identity.Sight;
import io.tenure.store.organization.ExpectedMemberDao;
import io.tenure.store.seat.SeatClaimDao;
import io.tenure.store.seat.SeatClaimDao.Claim;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Keeps the rows of people in step with what their tokens say, and gives a person what was meant for the person's address. */
@Component
final class People {

    private final Jdbi jdbi;
    private final UuidV7 ids;
    private final Clock clock;
    private final Known known = new Known();

    People(AcrossTenants across, UuidV7 ids, Clock clock) {
        this.jdbi = across.jdbi();
        this.ids = ids;
        this.clock = clock;
    }

    /** Costs no statement where this replica knows all that the token says. */
    Seen see(Jwt token) {
        Sight sight = TokenSight.of(token, clock.instant());
        PersonId person = known.covers(sight).orElseGet(() -> learned(sight));
        return new Seen(sight.userId(), person);
    }

    /** @param personId names the person in what outlives it */
    record Seen(UserId userId, PersonId personId) {}

    private PersonId learned(Sight sight) {
        PersonId person = jdbi.inTransaction(handle -> keep(handle, sight));
        known.remember(sight, person);
        return person;
    }

    private PersonId keep(Handle handle, Sight sight) {
        PersonDao people = handle.attach(PersonDao.class);
        people.lock("user " + sight.userId());
        Optional<PersonRow> seen = people.find(sight.userId());
        if (seen.isPresent() && isOlder(sight, seen.get())) {
            return seen.get().personId();
        }
        Optional<PersonRow> expected = sight.verifiedEmail().flatMap(email -> {
            people.lock(email.value());
            return people.findUnseen(email.value());
        });
        PersonRow row = row(sight, seen.or(() -> expected).orElse(null));
        if (seen.isPresent() || expected.isPresent()) {
            people.update(row);
        } else if (people.insert(row) == 0) {
            return keep(handle, sight);
        }
        sight.verifiedEmail()
                .filter(email -> expected.isPresent() || !isHeld(email, seen))
                .ifPresent(email -> claim(handle, email, row.personId(), sight.userId()));
        expected.ifPresent(claimed -> people.deleteUnseen(claimed.personId()));
        return row.personId();
    }

    private static boolean isHeld(EmailAddress email, Optional<PersonRow> seen) {
        return seen.filter(row -> row.emailVerified() && email.value().equals(row.email()))
                .isPresent();
    }

    /**
     * What waits for the address, whoever had it before. Checks let the person in from here on; organizations are told with the person's first call in
     * them ({@link Arrivals}). Members before seats, as everywhere: so nobody waits in a ring.
     */
    private void claim(Handle handle, EmailAddress email, PersonId person, UserId user) {
        handle.attach(ExpectedMemberDao.class).move(email.value(), person);
        handle.attach(SeatClaimDao.class).claim(new Claim(email.value(), person, user, clock.instant()));
    }

    private static boolean isOlder(Sight sight, PersonRow seen) {
        return seen.seenAt() != null && seen.seenAt().isAfter(sight.issuedAt());
    }

    /** A token that says nothing of an address or a name takes nothing back. */
    private PersonRow row(Sight sight, @Nullable PersonRow stored) {
        String email = sight.email() == null ? null : sight.email().value();
        if (stored == null) {
            Instant now = clock.instant();
            PersonId id = new PersonId(ids.timeless());
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
