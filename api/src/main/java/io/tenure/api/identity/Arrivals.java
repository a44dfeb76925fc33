package io.tenure.api.identity;

import io.tenure.api.audit.Audit;
import io.tenure.api.audit.Audit.Act;
import io.tenure.store.organization.ExpectedMemberDao;
import io.tenure.store.organization.ExpectedMemberDao.Arrival;
import io.tenure.store.organization.ExpectedMemberDao.Joined;
import io.tenure.store.seat.SeatClaimDao;
import io.tenure.store.seat.SeatClaimDao.Meeting;
import io.tenure.store.seat.SeatClaimDao.MetSeat;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** What a person's first call of their own in an organization does that knows the person by an address alone: it learns who that is. */
@Component
final class Arrivals {

    private final Jdbi jdbi;
    private final Audit audit;
    private final Clock clock;

    Arrivals(Jdbi jdbi, Audit audit, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    /** A repeat, and the second of two at once, finds nothing to do. */
    void arrive(OrganizationId organization, People.Seen person) {
        Tenant.within(organization, () -> {
            jdbi.useTransaction(handle -> arrive(handle, organization, person));
            return organization;
        });
    }

    private void arrive(Handle handle, OrganizationId organization, People.Seen person) {
        Instant now = clock.instant();
        ExpectedMemberDao members = handle.attach(ExpectedMemberDao.class);
        Arrival arrival = new Arrival(organization, person.personId(), person.userId(), now);
        members.lockOrganization(arrival);
        Optional<Joined> joined = members.claim(arrival);
        List<MetSeat> seats = handle.attach(SeatClaimDao.class).meet(new Meeting(organization, person.userId(), now));
        if (!seats.isEmpty()) {
            members.showPerson(arrival);
        }
        Caller caller = new Caller(
                person.userId(),
                person.personId(),
                false,
                joined.map(Joined::role).orElse(null),
                null);
        joined.ifPresent(member -> audit.appendBeside(handle, caller, act(organization, person.personId(), member)));
        seats.forEach(seat -> audit.appendBeside(handle, caller, act(organization, person.personId(), seat)));
    }

    /** Names what {@code member.add} named: so the audit says who let the person in. */
    private static Act act(OrganizationId organization, PersonId person, Joined member) {
        Map<String, Object> details = Map.of(
                "role",
                member.role().name(),
                "expectedMemberId",
                member.expectedMemberId().toString());
        return new Act(organization, "member.claim", person.toString(), details);
    }

    private static Act act(OrganizationId organization, PersonId person, MetSeat seat) {
        Map<String, Object> details = Map.of(
                "subscriptionId", seat.subscriptionId().toString(), "live", seat.live(), "personId", person.toString());
        return new Act(organization, "seat.claim", seat.seatId().toString(), details);
    }
}
