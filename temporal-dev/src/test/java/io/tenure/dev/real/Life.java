package io.tenure.dev.real;

import static org.awaitility.Awaitility.await;

import com.stripe.exception.StripeException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;
import tools.jackson.databind.JsonNode;

/** What one organization does, driven by chance: it subscribes, raises, lowers, seats people, pays after a failure, cancels and comes back. */
final class Life implements Callable<Owner> {

    private static final Duration LONG = Duration.ofMinutes(6);
    private static final int MOST_SEATS = 12;

    private final Owner owner;
    private final Surroundings around;
    private final Random chance;
    private boolean declines;

    /**
     * What all lives share.
     *
     * @param ownCommands held by whoever asks Stripe past Tenure, so that no fault meets it
     */
    record Surroundings(Months months, Lock ownCommands, Callable<Boolean> isOver) {}

    Life(Owner owner, Surroundings around, long seed) {
        this.owner = owner;
        this.around = around;
        this.chance = new Random(seed);
    }

    /** Lives until it is over, and pays what it owes then. */
    @Override
    public Owner call() throws Exception {
        while (!around.isOver().call()) {
            step(owner.subscription());
        }
        if (status(owner.subscription()).equals("SUSPENDED")) {
            pay();
        }
        return owner;
    }

    private void step(JsonNode now) throws StripeException, InterruptedException {
        switch (status(now)) {
            case "ACTIVE" -> liveOn(now);
            case "SUSPENDED" -> pay();
            case "PENDING" -> awaitChange("PENDING");
            default -> declines = !owner.subscribe(2 + chance.nextInt(3)) && declines;
        }
    }

    private void liveOn(JsonNode now) throws StripeException, InterruptedException {
        if (declines) {
            awaitTheFailure(now);
        } else if (now.path("cancelAt").isString() && chance.nextBoolean()) {
            owner.undoCancellation();
        } else {
            doSomething(now, chance.nextInt(100));
        }
    }

    private void doSomething(JsonNode now, int dice) throws StripeException {
        if (dice < 30) {
            owner.raiseBy(Math.clamp(MOST_SEATS - now.path("seats").asInt(), 1, 1 + chance.nextInt(3)));
        } else if (dice < 42) {
            owner.lower();
        } else if (dice < 60) {
            owner.seat();
        } else if (dice < 65) {
            owner.unseat();
        } else if (dice < 73) {
            owner.changeCard("card", chance.nextBoolean() ? "pm_card_visa" : "pm_card_mastercard");
        } else if (dice < 87) {
            letTheCardDecline(now);
        } else {
            owner.cancel(dice < 92 ? "period-end" : "now");
        }
    }

    private void pay() {
        declines = !owner.changeCard("pay", "pm_card_visa") && declines;
    }

    private void letTheCardDecline(JsonNode now) throws StripeException {
        around.ownCommands().lock();
        around.months().standstill().lock();
        try {
            owner.tenant()
                    .chargeToADecliningCard(
                            now.path("stripeSubscriptionId").asString(),
                            now.path("stripeCustomerId").asString());
        } finally {
            around.months().standstill().unlock();
            around.ownCommands().unlock();
        }
        declines = true;
        owner.tell("the card will be declined");
    }

    /** The next renewal fails, and Tenure hears of it; unless the subscription ends then. */
    private void awaitTheFailure(JsonNode now) throws StripeException, InterruptedException {
        around.months().awaitNext();
        String reference = now.path("stripeSubscriptionId").asString();
        String there =
                owner.tenant().stripe().v1().subscriptions().retrieve(reference).getStatus();
        if (!there.equals("active")) {
            owner.tell("a month later: " + awaitChange("ACTIVE"));
        }
    }

    private String awaitChange(String before) {
        return status(await().pollInSameThread()
                .atMost(LONG)
                .pollInterval(Duration.ofSeconds(1))
                .until(owner::subscription, found -> !status(found).equals(before)));
    }

    private static String status(JsonNode subscription) {
        return subscription.path("status").asString("");
    }
}
