package io.tenure.api.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.api.TestSystem;
import io.tenure.api.identity.Caller;
import io.tenure.api.identity.Tenant;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.organization.Role;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Four owners leave or step down at once, a thousand times. */
final class LastOwnerRaceTest {

    private static final int OWNERS = 4;
    private static final int ROUNDS = 1000;

    private final OrganizationId organization = TestSystem.ROWS.organization();
    private final Members members = TestSystem.API.bean(Members.class);
    private final AtomicInteger refused = new AtomicInteger();
    private final List<String> wrongs = new ArrayList<>();

    @Test
    void leavesOneOwnerHoweverManyGo() throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(OWNERS, this::begin);
        CyclicBarrier end = new CyclicBarrier(OWNERS, this::judge);
        try (ExecutorService threads = Executors.newFixedThreadPool(OWNERS)) {
            List<Future<?>> racers = new ArrayList<>();
            for (int number = 0; number < OWNERS; number++) {
                UserId owner = new UserId("owner-" + number);
                boolean leaves = number % 2 == 0;
                racers.add(threads.submit(() -> race(start, end, owner, leaves)));
            }
            for (Future<?> racer : racers) {
                racer.get();
            }
        }
        assertThat(wrongs).isEmpty();
    }

    private Void race(CyclicBarrier start, CyclicBarrier end, UserId owner, boolean leaves)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        for (int round = 0; round < ROUNDS; round++) {
            start.await(1, TimeUnit.MINUTES);
            go(owner, leaves);
            end.await(1, TimeUnit.MINUTES);
        }
        return null;
    }

    private void go(UserId owner, boolean leaves) {
        Caller caller = new Caller(owner, new PersonId(TestSystem.ROWS.id()), false, Role.OWNER, null);
        try {
            Tenant.within(organization, () -> {
                if (leaves) {
                    members.remove(organization, owner, caller);
                } else {
                    members.change(organization, owner, Role.MEMBER, caller);
                }
                return organization;
            });
        } catch (ProblemException problem) {
            if (problem.type() == ProblemType.LAST_OWNER) {
                refused.incrementAndGet();
            }
        }
    }

    private void begin() {
        refused.set(0);
        TestSystem.OWNER.useHandle(handle -> {
            handle.execute("delete from member where organization_id = ?", organization);
            for (int number = 0; number < OWNERS; number++) {
                handle.execute(
                        "insert into member (organization_id, user_id, role, created_at) values (?, ?, 'OWNER', now())",
                        organization,
                        "owner-" + number);
            }
        });
    }

    private void judge() {
        int owners = TestSystem.OWNER.withHandle(handle -> handle.createQuery(
                        "select count(*) from member where organization_id = :id and role = 'OWNER'")
                .bind("id", organization)
                .mapTo(int.class)
                .one());
        if (owners != 1 || refused.get() != 1) {
            wrongs.add(owners + " owners are left, " + refused.get() + " were refused");
        }
    }
}
