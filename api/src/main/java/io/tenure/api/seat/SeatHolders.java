package io.tenure.api.seat;

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
        Map<String, PersonRow> persons = persons(handle, holders);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<SeatRow> seats = new ArrayList<>();
        for (SeatHolder holder : holders) {
            PersonRow person = holder.email() == null ? null : persons.get(holder.email());
            seats.add(new SeatRow(
                    new SeatId(ids.next()),
                    id,
                    user(holder, person),
                    person == null ? null : person.personId().value(),
                    now,
                    null));
        }
        return seats;
    }

    /** In the order of the addresses: two calls that name the same people wait for each other, and never in a ring. */
    private Map<String, PersonRow> persons(Handle handle, List<SeatHolder> holders) {
        PersonDao dao = handle.attach(PersonDao.class);
        Map<String, PersonRow> persons = new TreeMap<>();
        holders.stream()
                .map(SeatHolder::email)
                .flatMap(Stream::ofNullable)
                .distinct()
                .sorted()
                .forEach(email -> persons.put(
                        email, dao.invite(new EmailAddress(email), new PersonId(ids.next()), clock.instant())));
        return persons;
    }

    private static @Nullable UserId user(SeatHolder holder, @Nullable PersonRow person) {
        if (holder.userId() != null) {
            return new UserId(holder.userId());
        }
        return person == null ? null : person.userId();
    }
}
