package io.tenure.api.seat;

import io.tenure.api.identity.Tenant;
import io.tenure.store.UuidV7;
import io.tenure.store.identity.EmailAddress;
import io.tenure.store.identity.PersonDao;
import io.tenure.store.identity.PersonRow;
import io.tenure.store.seat.SeatRow;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes seats of what names their holders. */
@Component
final class SeatHolders {

    private final UuidV7 ids;
    private final Clock clock;

    SeatHolders(UuidV7 ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** In the transaction of {@code handle}, before anything else is locked there. */
    List<SeatRow> seats(Handle handle, SubscriptionId id, List<SeatHolder> holders) {
        Map<String, PersonRow> persons = invited(handle, holders);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<SeatRow> seats = new ArrayList<>();
        for (SeatHolder holder : holders) {
            PersonRow person = holder.email() == null ? null : persons.get(holder.email());
            boolean known = person == null || isKnown(handle, person);
            seats.add(new SeatRow(
                    new SeatId(ids.next()),
                    id,
                    user(holder, person),
                    person == null ? null : person.personId().value(),
                    known ? null : holder.email(),
                    now,
                    null));
        }
        return seats;
    }

    /** After {@link #seats}, and before anything else is locked. */
    SeatPersons persons(Handle handle, List<SeatRow> seats) {
        List<UserId> users = seats.stream()
                .filter(seat -> seat.namedEmail() == null)
                .map(SeatRow::userId)
                .filter(Objects::nonNull)
                .toList();
        return new SeatPersons(handle.attach(PersonDao.class).named(users, ids, clock.instant()));
    }

    /** In the order of the addresses: two calls that name the same people wait for each other, and never in a ring. */
    private Map<String, PersonRow> invited(Handle handle, List<SeatHolder> holders) {
        PersonDao dao = handle.attach(PersonDao.class);
        Map<String, PersonRow> persons = new TreeMap<>();
        holders.stream()
                .map(SeatHolder::email)
                .flatMap(Stream::ofNullable)
                .distinct()
                .sorted()
                .forEach(email -> persons.put(
                        email, dao.invite(new EmailAddress(email), new PersonId(ids.timeless()), clock.instant())));
        return persons;
    }

    /** Where the organization knows the member, it may know whose seat it is; every other address is answered alike. */
    private static boolean isKnown(Handle handle, PersonRow person) {
        return person.email() != null
                && handle.attach(PersonDao.class)
                        .known(Tenant.required(), person.email())
                        .isPresent();
    }

    private static @Nullable UserId user(SeatHolder holder, @Nullable PersonRow person) {
        if (holder.userId() != null) {
            return new UserId(holder.userId());
        }
        return person == null ? null : person.userId();
    }
}
