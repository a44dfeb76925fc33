package io.tenure.api.seat;

import io.tenure.api.audit.Audit;
import io.tenure.api.audit.Audit.Act;
import io.tenure.api.identity.Caller;
import io.tenure.api.identity.Tenant;
import io.tenure.api.page.Page;
import io.tenure.api.problem.DatabaseFailures;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.seat.Assignment;
import io.tenure.store.seat.Reassignment;
import io.tenure.store.seat.SeatDao;
import io.tenure.store.seat.SeatRow;
import io.tenure.store.seat.SeatViewDao;
import io.tenure.store.seat.SeatViewDao.SeatViewRow;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.springframework.stereotype.Component;

/** Assigns and revokes seats, each change in one transaction with its audit entry. Workflows are not told: they own the number, not the seats. */
@Component
final class Seats {

    private final Jdbi jdbi;
    private final Audit audit;
    private final SeatHolders holders;
    private final Clock clock;

    Seats(Jdbi jdbi, Audit audit, SeatHolders holders, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.holders = holders;
        this.clock = clock;
    }

    /** A person who has a seat keeps it. Refuses all with {@code seat-limit-reached} or {@code subscription-not-active}. */
    AssignedView assign(SubscriptionId id, AssignSeats request, Caller caller) {
        List<SeatHolder> wanted = request.holders();
        List<SeatView> seats = inTransaction(handle -> {
            List<SeatRow> rows = holders.seats(handle, id, wanted);
            SeatPersons persons = holders.persons(handle, rows);
            Assignment.Assigned assigned = SeatRefusals.unlessAssigned(
                    handle.attach(SeatDao.class).assign(Tenant.required(), id, rows), request);
            List<SeatView> views = views(handle, id, assigned.seats(), caller);
            for (SeatRow seat : assigned.added()) {
                Act act = new Act(assigned.organizationId(), "seat.assign", text(seat.seatId()), persons.told(seat));
                audit.append(handle, caller, act);
            }
            return views;
        });
        return request.isSingle() ? seats.getFirst() : new SeatsView(seats);
    }

    /** The one is out and the other one in at the next check. */
    SeatView reassign(SubscriptionId id, SeatId seatId, SeatHolder holder, Caller caller) {
        return inTransaction(handle -> {
            SeatRow wanted = holders.seats(handle, id, List.of(holder)).getFirst();
            SeatPersons persons = holders.persons(handle, List.of(wanted));
            Reassignment done = handle.attach(SeatDao.class).reassign(Tenant.required(), seatId, wanted);
            SeatRow seat = SeatRefusals.unlessReassigned(done);
            SeatView view = views(handle, id, List.of(seat), caller).getFirst();
            if (done instanceof Reassignment.Reassigned(var organization, var added)) {
                Map<String, Object> details = persons.told(added);
                details.put("from", text(seatId));
                audit.append(handle, caller, new Act(organization, "seat.reassign", text(added.seatId()), details));
            }
            return view;
        });
    }

    /** A repeat changes nothing. The person is out at the next check. */
    void revoke(SubscriptionId id, SeatId seatId, Caller caller) {
        jdbi.useTransaction(handle -> {
            SeatDao seats = handle.attach(SeatDao.class);
            OrganizationId organization = Tenant.required();
            SeatRow seat =
                    seats.find(organization, id, seatId).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
            SeatPersons persons = holders.persons(handle, List.of(seat));
            if (seats.revoke(organization, seat.seatId(), clock.instant()) == 1) {
                Act act = new Act(organization, "seat.revoke", text(seatId), persons.told(seat));
                audit.append(handle, caller, act);
            }
        });
    }

    /** A MEMBER sees one's own. */
    Page<SeatView> list(SubscriptionId id, SeatFilter filter, int limit, Caller caller) {
        if (filter.isBlindFor(caller)) {
            return new Page<>(List.of(), false);
        }
        List<SeatViewRow> rows = jdbi.withExtension(
                SeatViewDao.class, seats -> seats.page(id, filter.wanted(caller), filter.startingAfter(), limit + 1));
        return Page.of(rows, limit, row -> SeatView.of(row, caller));
    }

    /** A person may claim a seat by e-mail at the moment at which the same person is given another one: the later of the two is told to look again. */
    private <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.inTransaction(work);
        } catch (UnableToExecuteStatementException refused) {
            throw DatabaseFailures.isDuplicate(refused) ? new ProblemException(ProblemType.STATE_CONFLICT) : refused;
        }
    }

    /** In the order of {@code seats}. */
    private static List<SeatView> views(Handle handle, SubscriptionId id, List<SeatRow> seats, Caller caller) {
        List<SeatId> ids = seats.stream().map(SeatRow::seatId).toList();
        Map<SeatId, SeatView> views = new HashMap<>();
        handle.attach(SeatViewDao.class)
                .of(Tenant.required(), id, ids.stream().map(SeatId::value).toList())
                .forEach(row -> views.put(row.seatId(), SeatView.of(row, caller)));
        return ids.stream().map(views::get).toList();
    }

    private static String text(SeatId id) {
        return id.toString();
    }
}
