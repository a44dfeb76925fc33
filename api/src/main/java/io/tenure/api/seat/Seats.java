package io.tenure.api.seat;

import io.tenure.api.audit.Audit;
import io.tenure.api.audit.Audit.Act;
import io.tenure.api.identity.Caller;
import io.tenure.api.page.Page;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.UuidV7;
import io.tenure.store.seat.Assignment;
import io.tenure.store.seat.SeatDao;
import io.tenure.store.seat.SeatRow;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Assigns and revokes seats, each change in one transaction with its audit entry. Workflows are not told: they own the number, not the seats. */
@Component
final class Seats {

    private final Jdbi jdbi;
    private final Audit audit;
    private final UuidV7 ids;
    private final Clock clock;

    Seats(Jdbi jdbi, Audit audit, UuidV7 ids, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A person who has a seat keeps it. Refuses with {@code seat-limit-reached} or {@code subscription-not-active}. */
    SeatView assign(SubscriptionId id, UserId user, Caller caller) {
        SeatRow wanted =
                new SeatRow(new SeatId(ids.next()), id, user, clock.instant().truncatedTo(ChronoUnit.MICROS), null);
        return jdbi.inTransaction(handle -> switch (handle.attach(SeatDao.class).assign(wanted)) {
            case Assignment.Assigned(SeatRow seat, var organization) -> {
                audit.append(
                        handle,
                        caller,
                        new Act(organization, "seat.assign", seat.seatId().toString(), of(id)));
                yield SeatView.of(seat);
            }
            case Assignment.Seated(SeatRow seat) -> SeatView.of(seat);
            case Assignment.Full full ->
                throw new ProblemException(ProblemType.SEAT_LIMIT_REACHED)
                        .with("seats", full.seatLimit())
                        .with("seatsAssigned", full.assigned());
            case Assignment.NotActive notActive ->
                throw new ProblemException(ProblemType.SUBSCRIPTION_NOT_ACTIVE)
                        .with("subscriptionStatus", notActive.status());
            case Assignment.NoSubscription none -> throw new ProblemException(ProblemType.NOT_FOUND);
        });
    }

    /** A repeat changes nothing. The person is out at the next check. */
    void revoke(SubscriptionId id, SeatId seatId, Caller caller) {
        jdbi.useTransaction(handle -> {
            SeatDao seats = handle.attach(SeatDao.class);
            SeatRow seat = seats.find(id, seatId).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
            if (seats.revoke(seat.seatId(), clock.instant()) == 1) {
                audit.append(
                        handle,
                        caller,
                        new Act(seats.organization(id).orElseThrow(), "seat.revoke", seatId.toString(), of(id)));
            }
        });
    }

    Page<SeatView> list(SubscriptionId id, @Nullable SeatId after, int limit) {
        return jdbi.withExtension(
                SeatDao.class, seats -> Page.of(seats.page(id, after, limit + 1), limit, SeatView::of));
    }

    private static Map<String, Object> of(SubscriptionId id) {
        return Map.of("subscriptionId", id.toString());
    }
}
