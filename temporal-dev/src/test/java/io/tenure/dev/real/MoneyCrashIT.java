package io.tenure.dev.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.StripeException;
import io.tenure.dev.real.Caller.Answer;
import io.tenure.dev.real.Caller.Request;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The worker is killed once while six commands are at Stripe: of each kind one was executed and not yet answered, and one is executed only after the kill, when nobody
 * waits for it any more. Every request ends well, and nothing was made or charged twice.
 */
final class MoneyCrashIT {

    private static final RealStack STACK = RealStack.running();
    private static final StripeBooks STRIPE = new StripeBooks(STACK);
    private static final Rows ROWS = new Rows(STACK);

    /** Longer than six requests need to reach Stripe, and shorter than the worker waits for an answer. */
    private static final Duration LATE = Duration.ofSeconds(15);

    private static final List<Tenant> CREATING = two();
    private static final List<Tenant> PAYING = two();
    private static final List<Tenant> RAISING = two();

    private static List<Tenant> two() {
        return List.of(new Tenant(STACK), new Tenant(STACK));
    }

    @BeforeAll
    static void killTheWorkerBetweenExecutionAndAnswer() throws Exception {
        suspendAndSubscribe();
        try (Faults faults = new Faults(STACK);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            spoil("POST /v1/subscriptions", "POST /v1/subscriptions", faults);
            spoil(payment(PAYING.getFirst()), payment(PAYING.getLast()), faults);
            spoil(change(RAISING.getFirst()), change(RAISING.getLast()), faults);
            List<Future<Answer>> answers =
                    requests().map(asking -> callers.submit(asking::answer)).toList();
            await().atMost(LATE).pollInterval(Duration.ofMillis(50)).until(faults::haveAllFired);
            killAndStartAgain();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().isDone()).as("%s", answer.get()).isTrue();
            }
        }
        all().forEach(tenant -> ROWS.awaitQuiet(tenant.subscriptionId));
    }

    private static void killAndStartAgain() {
        STACK.kill("worker");
        try {
            assertThat(executed()).as("executed before the kill, of two each").containsExactly(1L, 1L, 1L);
        } finally {
            STACK.up();
        }
    }

    /** One month for both who pay: of two open invoices the older one would be forgone. */
    private static void suspendAndSubscribe() throws StripeException {
        Stream.concat(RAISING.stream(), PAYING.stream()).forEach(tenant -> tenant.subscribe("pm_card_visa"));
        PAYING.forEach(tenant -> tenant.assign("ada"));
        JsonNode first = PAYING.getFirst().subscription();
        PAYING.getFirst()
                .chargeToADecliningCard(
                        first.path("stripeSubscriptionId").asString(),
                        first.path("stripeCustomerId").asString());
        PAYING.getLast().failTheNextRenewal();
        PAYING.forEach(tenant -> tenant.awaitAccess("ada", false, "payment-failed"));
        Stream.concat(RAISING.stream(), PAYING.stream()).forEach(tenant -> ROWS.awaitQuiet(tenant.subscriptionId));
    }

    private static void spoil(String silent, String late, Faults faults) {
        faults.executeAndKeepSilent(silent);
        faults.executeLate(late, LATE);
    }

    private record Asking(Tenant tenant, Request request) {

        Answer answer() {
            Answer answer = new Caller(tenant).ask(request);
            tenant.subscriptionId = tenant.listed().path("id").asString();
            return answer;
        }
    }

    private static Stream<Asking> requests() {
        Stream<Asking> creations = CREATING.stream()
                .map(tenant -> new Asking(
                        tenant, new Request("create", "POST", "/subscriptions", tenant.subscribing("pm_card_visa"))));
        Stream<Asking> payments = PAYING.stream()
                .map(tenant -> new Asking(
                        tenant,
                        new Request(
                                "pay",
                                "PUT",
                                path(tenant, "/payment-method"),
                                "{\"paymentMethodId\":\"pm_card_visa\"}")));
        Stream<Asking> raises = RAISING.stream()
                .map(tenant -> new Asking(tenant, new Request("raise", "PATCH", path(tenant, ""), "{\"seats\":5}")));
        return Stream.of(creations, payments, raises).flatMap(asking -> asking);
    }

    private static String path(Tenant tenant, String what) {
        return "/subscriptions/" + tenant.subscriptionId + what;
    }

    private static String payment(Tenant tenant) {
        String open = invoices(tenant, "open").getFirst().path("id").asString();
        return "POST /v1/invoices/" + open + "/pay";
    }

    private static String change(Tenant tenant) {
        return "POST /v1/subscriptions/"
                + tenant.subscription().path("stripeSubscriptionId").asString();
    }

    /** How many subscriptions were created, invoices paid and numbers raised. */
    private static List<Long> executed() {
        List<String> creating = CREATING.stream()
                .map(tenant -> tenant.listed().path("id").asString())
                .toList();
        long created = STRIPE.subscriptions().stream()
                .filter(subscription -> creating.contains(StripeBooks.tenureId(subscription)))
                .count();
        long paid = PAYING.stream()
                .filter(tenant -> invoices(tenant, "open").isEmpty())
                .count();
        long raised = RAISING.stream()
                .filter(tenant -> StripeBooks.quantity(atStripe(tenant).getFirst()) == 5)
                .count();
        return List.of(created, paid, raised);
    }

    @AfterAll
    static void close() {
        STRIPE.close();
    }

    @Test
    void createsOneSubscriptionWithOneInvoiceAndOneCharge() {
        assertThat(CREATING).allSatisfy(tenant -> {
            assertThat(atStripe(tenant)).hasSize(1);
            assertThat(invoices(tenant, "paid")).hasSize(1);
            assertThat(charged(tenant)).containsExactly(6_000L);
            isActiveWith(3, tenant);
        });
    }

    @Test
    void paysTheOpenInvoiceOnce() {
        assertThat(PAYING).allSatisfy(tenant -> {
            assertThat(atStripe(tenant)).hasSize(1);
            assertThat(invoices(tenant, "open")).isEmpty();
            assertThat(charged(tenant)).hasSameSizeAs(invoices(tenant, "paid")).containsOnly(6_000L);
            assertThat(tenant.suspensions()).isEqualTo(1);
            isActiveWith(3, tenant);
        });
    }

    @Test
    void raisesTheNumberOfSeatsAndBillsThemOnce() {
        assertThat(RAISING).allSatisfy(tenant -> {
            assertThat(atStripe(tenant)).hasSize(1).allMatch(subscription -> StripeBooks.quantity(subscription) == 5);
            assertThat(charged(tenant)).hasSameSizeAs(invoices(tenant, "paid"));
            assertThat(invoices(tenant, "paid"))
                    .filteredOn(
                            invoice -> invoice.path("billing_reason").asString().equals("subscription_update"))
                    .hasSize(1);
            isActiveWith(5, tenant);
        });
    }

    private static void isActiveWith(int seats, Tenant tenant) {
        JsonNode subscription = tenant.subscription();
        assertThat(subscription.path("status").asString()).isEqualTo("ACTIVE");
        assertThat(subscription.path("seats").asInt()).isEqualTo(seats);
        assertThat(subscription.path("stripeSubscriptionId").asString())
                .isEqualTo(atStripe(tenant).getFirst().path("id").asString());
    }

    private static Stream<Tenant> all() {
        return Stream.of(CREATING, PAYING, RAISING).flatMap(List::stream);
    }

    private static List<JsonNode> atStripe(Tenant tenant) {
        return STRIPE.subscriptions().stream()
                .filter(subscription -> StripeBooks.tenureId(subscription).equals(tenant.subscriptionId))
                .toList();
    }

    private static List<JsonNode> invoices(Tenant tenant, String status) {
        return STRIPE.invoices(tenant.subscription().path("stripeCustomerId").asString()).stream()
                .filter(invoice -> invoice.path("status").asString().equals(status))
                .toList();
    }

    private static List<Long> charged(Tenant tenant) {
        return STRIPE.charges(tenant.subscription().path("stripeCustomerId").asString()).stream()
                .map(charge -> charge.path("amount").asLong())
                .toList();
    }
}
