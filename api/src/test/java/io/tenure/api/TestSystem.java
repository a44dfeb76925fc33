package io.tenure.api;

import io.temporal.worker.WorkerFactory;
import io.tenure.api.operator.WaitingReconciliation;
import io.tenure.api.subscription.FakeRows;
import io.tenure.api.subscription.FakeSubscriptionWorkflow;
import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.store.UuidV7;
import io.tenure.store.organization.Role;
import io.tenure.workflows.temporal.TaskQueues;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.PlanId;
import java.security.SecureRandom;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** One API for all tests of this JVM, with everything beside it that it has in production; it starts with the first use and ends with the JVM. */
public final class TestSystem {

    public static final TestDatabase DATABASE = TestDatabase.create();
    public static final TestIssuer ISSUER = TestIssuer.start();
    public static final TestTemporal TEMPORAL = new TestTemporal();
    public static final Jdbi OWNER = io.tenure.store.TenureJdbi.of(DATABASE.owner());
    public static final TestRows ROWS = new TestRows(DATABASE);
    public static final RunningApi API = RunningApi.start(
            DATABASE,
            ISSUER.url(),
            TEMPORAL.address(),
            "tenure.subscription.command.accepted-within=30s",
            "tenure.subscription.command.finished-within=30s",
            RunningApi.PATIENT);

    private static final UuidV7 IDS = new UuidV7(Clock.systemUTC(), new SecureRandom());

    static {
        WorkerFactory workers = TEMPORAL.worker(FakeSubscriptionWorkflow.class, new FakeRows(OWNER));
        workers.getWorker(TaskQueues.CORE).registerWorkflowImplementationTypes(WaitingReconciliation.class);
        workers.start();
        OWNER.useHandle(handle -> handle.execute(
                "insert into platform_role (user_id, role, created_at) values ('operator', 'operator', now()),"
                        + " ('operator', 'admin', now()), ('support', 'support', now())"));
    }

    private TestSystem() {}

    /** An organization with a member of each role, named {@code <role>_<number>}, and an application with a plan. */
    public record Place(OrganizationId organization, ApplicationId application, PlanId plan, String suffix) {

        public TestHttp as(Role role) {
            return TestSystem.as(user(role));
        }

        public String user(Role role) {
            return role.name() + "_" + suffix;
        }

        /** Body of a request to subscribe. */
        public String terms(int seats, String more) {
            return """
                {"organizationId":"%s","planId":"%s","seats":%d%s}\
                """.formatted(organization, plan, seats, more);
        }
    }

    public static TestHttp as(String user) {
        return API.as(ISSUER.token(user));
    }

    public static TestHttp operator() {
        return as("operator");
    }

    public static TestHttp support() {
        return as("support");
    }

    public static TestHttp stranger() {
        return as("stranger");
    }

    /** The audit names a person so, who has been seen or named. */
    public static String person(String user) {
        return OWNER.withHandle(handle -> handle.select("select person_id from person where user_id = ?", user)
                        .mapTo(PersonId.class)
                        .one())
                .toString();
    }

    public static Place place() {
        OrganizationId organization = ROWS.organization();
        ApplicationId application = ROWS.application();
        PlanId plan = ROWS.plan(application, "price_" + IDS.next(), 0);
        Place place = new Place(organization, application, plan, IDS.next().toString());
        OWNER.useHandle(handle -> {
            for (Role role : Role.values()) {
                handle.execute(
                        "insert into member (organization_id, user_id, role, created_at) values (?, ?, ?, now())",
                        organization,
                        place.user(role),
                        role);
            }
        });
        return place;
    }
}
