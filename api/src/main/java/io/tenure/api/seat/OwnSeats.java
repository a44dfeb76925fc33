package io.tenure.api.seat;

import io.tenure.api.audit.Audit;
import io.tenure.api.audit.Audit.Act;
import io.tenure.api.identity.AcrossTenants;
import io.tenure.api.identity.Caller;
import io.tenure.api.page.Page;
import io.tenure.store.seat.SeatDao;
import io.tenure.store.seat.SeatViewDao;
import io.tenure.store.seat.SeatViewDao.OwnSeatRow;
import io.tenure.workflows.value.SeatId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The seats that a caller has, whoever gave them: who was named by e-mail sees it and can leave. */
@Component
final class OwnSeats {

    private final Jdbi jdbi;
    private final Audit audit;
    private final Clock clock;

    OwnSeats(AcrossTenants across, Audit audit, Clock clock) {
        this.jdbi = across.jdbi();
        this.audit = audit;
        this.clock = clock;
    }

    Page<OwnSeatView> list(Caller caller, @Nullable SeatId after, int limit) {
        List<OwnSeatRow> rows =
                jdbi.withExtension(SeatViewDao.class, seats -> seats.ofUser(caller.userId(), after, limit + 1));
        return Page.of(rows, limit, OwnSeatView::of);
    }

    /** Whose seat it is not, and who has left, changes nothing and learns nothing. */
    void leave(SeatId id, Caller caller) {
        jdbi.useTransaction(handle -> {
            Optional<OwnSeatRow> own = handle.attach(SeatViewDao.class).ofUser(caller.userId(), id);
            if (own.isPresent()
                    && handle.attach(SeatDao.class).revoke(own.get().organizationId(), id, clock.instant()) == 1) {
                audit.append(handle, caller, act(own.get(), caller));
            }
        });
    }

    private static Act act(OwnSeatRow seat, Caller caller) {
        Map<String, Object> details = Map.of(
                "subscriptionId", seat.subscriptionId().toString(),
                "personId", caller.personId().toString());
        return new Act(seat.organizationId(), "seat.leave", seat.seatId().toString(), details);
    }
}
