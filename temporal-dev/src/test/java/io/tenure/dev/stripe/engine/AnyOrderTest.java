package io.tenure.dev.stripe.engine;

import static io.tenure.dev.stripe.engine.Read.id;
import static io.tenure.dev.stripe.engine.Read.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.dev.stripe.engine.object.Nodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is called in whatever order: refusals are Stripe's, and what must hold holds. */
final class AnyOrderTest {
    private static final List<String> CARDS = List.of(
            "pm_card_visa",
            "pm_card_chargeCustomerFail",
            "pm_card_authenticationRequired",
            "pm_card_authenticationRequiredOnSetup",
            "pm_card_visa_chargeDeclinedStolenCard");
    private static final List<String> PRORATIONS = List.of("none", "always_invoice", "create_prorations");
    private static final List<String> PAYMENTS =
            List.of("allow_incomplete", "default_incomplete", "error_if_incomplete", "pending_if_incomplete");
    private static final Set<String> RUNNING = Set.of("active", "past_due", "trialing");
    private static final int HISTORIES = 20;
    private static final int STEPS = 60;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void keepsItsPromises(int seed) {
        for (int history = 0; history < HISTORIES; history++) {
            new History(new Random(seed * 1_000L + history)).play();
        }
    }

    /** One customer on a clock, and what somebody happens to call. */
    private static final class History {
        private final Random random;
        private final Driver driver = new Driver();
        private final String clock = driver.clock("2026-01-31T12:00");
        private final List<String> prices = List.of(driver.price(1000), driver.price(20), driver.price(0));
        private final String customer = driver.customer(clock, "pm_card_visa");

        private History(Random random) {
            this.random = random;
        }

        private void play() {
            for (int step = 0; step < STEPS; step++) {
                try {
                    call();
                } catch (StripeError refused) {
                    assertThat(refused.httpStatus()).isIn(400, 402, 404);
                }
                driver.store.all("subscription").forEach(this::check);
                driver.store.all("invoice").forEach(History::checkAmounts);
            }
        }

        private void call() {
            switch (random.nextInt(8)) {
                case 0 -> subscribe();
                case 1 -> driver.useCard(customer, any(CARDS));
                case 2, 3 -> advance();
                case 4 -> callInvoice();
                case 5 -> changeSeats();
                case 6 -> callSubscription();
                default -> authenticate();
            }
        }

        private void subscribe() {
            List<String> form = new ArrayList<>(List.of("payment_behavior", any(PAYMENTS)));
            if (random.nextBoolean()) {
                form.addAll(List.of("trial_period_days", Integer.toString(random.nextInt(20))));
            }
            if (driver.store.all("subscription").size() < 4) {
                driver.subscribe(customer, any(prices), form.toArray(String[]::new));
            }
        }

        private void advance() {
            Duration step =
                    any(List.of(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(20)));
            driver.advance(clock, now() + step.toSeconds());
        }

        private void callInvoice() {
            for (ObjectNode invoice : some("invoice")) {
                String command = any(List.of("pay", "pay", "void", "finalize", "mark_uncollectible"));
                driver.one("POST /v1/invoices/" + id(invoice) + "/" + command);
            }
        }

        private void changeSeats() {
            for (ObjectNode subscription : some("subscription")) {
                driver.one(
                        "POST /v1/subscriptions/" + id(subscription),
                        "items[0][id]",
                        id(Read.item(subscription)),
                        "items[0][quantity]",
                        Integer.toString(random.nextInt(9)),
                        "proration_behavior",
                        any(PRORATIONS),
                        "payment_behavior",
                        any(PAYMENTS));
            }
        }

        private void callSubscription() {
            for (ObjectNode subscription : some("subscription")) {
                String path = " /v1/subscriptions/" + id(subscription);
                if (random.nextInt(6) == 0) {
                    driver.one("DELETE" + path);
                } else {
                    driver.one("POST" + path, "cancel_at_period_end", Boolean.toString(random.nextBoolean()));
                }
            }
        }

        private void authenticate() {
            driver.store.all("payment_intent").stream()
                    .filter(intent -> status(intent).equals("requires_action"))
                    .limit(1)
                    .forEach(intent -> driver.engine.authenticate(id(intent), random.nextInt(4) > 0));
        }

        private void check(ObjectNode subscription) {
            if (RUNNING.contains(status(subscription))) {
                assertThat(Read.periodEnd(subscription)).isGreaterThan(now());
            }
            boolean shown = Nodes.isSet(subscription, "pending_update");
            assertThat(driver.store.hidden(id(subscription)).has("pending")).isEqualTo(shown);
        }

        private static void checkAmounts(ObjectNode invoice) {
            long left = Nodes.number(invoice, "amount_due") - Nodes.number(invoice, "amount_paid");
            assertThat(Nodes.number(invoice, "amount_remaining"))
                    .isEqualTo(left)
                    .isNotNegative();
            assertThat(status(invoice).equals("paid"))
                    .isEqualTo(Nodes.isSet(invoice.path("status_transitions"), "paid_at"));
        }

        private List<ObjectNode> some(String type) {
            List<ObjectNode> all = driver.store.all(type);
            return all.isEmpty() ? List.of() : List.of(any(all));
        }

        private long now() {
            return Nodes.number(driver.store.get(clock).orElseThrow(), "frozen_time");
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
