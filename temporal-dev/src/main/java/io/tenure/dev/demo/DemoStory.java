package io.tenure.dev.demo;

import io.tenure.dev.demo.Product.Checked;
import io.tenure.dev.demo.TenureHttp.Call;
import io.tenure.dev.process.Progress;
import io.tenure.dev.process.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A charge fails in Stripe, the product's check denies; a new card is charged, the check allows. Driven by Stripe's own
 * calls and Tenure's HTTP only, and repeatable: it begins and ends with an ACTIVE subscription.
 */
final class DemoStory {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Stripe charges a renewal about an hour after the period began (rule 7). */
    private static final Duration UNTIL_CHARGED = Duration.ofMinutes(90);

    /** A clock advances two intervals at most (rule 67). */
    private static final Duration STEP = Duration.ofDays(27);

    private final DemoStack stack;
    private final DemoStripe stripe;
    private final Product product;
    private final TenureHttp tenure;
    private final Progress progress;
    private final String token;

    DemoStory(DemoStack stack, DemoStripe stripe, Progress progress) {
        this.stack = stack;
        this.stripe = stripe;
        this.progress = progress;
        product = new Product(stack);
        tenure = new TenureHttp(stack.api());
        token = stack.ownerToken();
    }

    /**
     * What was measured.
     *
     * @param deniedMs from the moment at which the API had stored the webhook that caused the suspension
     *     ({@code receivedAt} in the timeline) to the moment at which the product had read its first denied answer; the
     *     product asks again 5 ms after each answer
     * @param restoredMs from sending the new payment method to Tenure to the moment at which the product had read its
     *     first allowed answer; Stripe's charge lies within
     * @param relayAttempts how often the relay had told of that webhook by then; none proves the signal of the API
     */
    record Measured(long deniedMs, long restoredMs, int relayAttempts) {}

    /** How the door was closed. */
    private record Closed(long millis, int relayAttempts) {}

    /**
     * The newest suspension.
     *
     * @param accepted when the webhook behind it was
     */
    private record Suspension(Instant accepted, String providerEvent) {}

    /** Plays it. Refused, with what was awaited in vain, when it does not come out. */
    Measured play() {
        beginAllowed();
        progress.say("  check   " + stack.demo("seatUserId") + " may use " + stack.demo("applicationSlug"));
        Closed closed = fail();
        long restored = restore();
        awaitClock();
        return new Measured(closed.millis(), restored, closed.relayAttempts());
    }

    /** Repairs what an interrupted story left. */
    private void beginAllowed() {
        awaitClock();
        catchUp();
        if (!product.check().hasAccess()) {
            progress.say("          an earlier story was interrupted; a valid card is charged first");
            payWithNewCard();
            product.firstAnswer(true, PATIENCE);
        }
    }

    /** Access is compared with today: a clock that stood still for weeks would have it end by itself. */
    private void catchUp() {
        Instant today = Instant.now().minus(Duration.ofDays(1));
        for (Instant time = stripe.clockTime(clock()); time.isBefore(today); time = stripe.clockTime(clock())) {
            Instant next = time.plus(STEP);
            stripe.advance(clock(), next.isAfter(today) ? today.plusSeconds(1) : next);
            awaitClock();
        }
    }

    private Closed fail() {
        String subscription = stack.demo("stripeSubscriptionId");
        stripe.chargeTo("pm_card_chargeCustomerFail", stack.demo("stripeCustomerId"), subscription);
        Instant charged = stripe.periodEnd(subscription).plus(UNTIL_CHARGED);
        progress.say("  stripe  the card will be declined; its clock goes on to " + charged);
        stripe.advance(clock(), charged);
        Checked denied = product.firstAnswer(false, PATIENCE);
        if (!denied.reason().equals("payment-failed")) {
            throw new Refusal("the check denies with " + denied.reason() + " instead of payment-failed.");
        }
        Suspension suspension = suspension();
        int relayAttempts = relayAttempts(suspension.providerEvent());
        long millis = Duration.between(suspension.accepted(), denied.at()).toMillis();
        progress.say("  check   denied, payment-failed, " + millis + " ms after the accepted webhook"
                + (relayAttempts > 0 ? ", told by the relay" : ""));
        awaitClock();
        return new Closed(millis, relayAttempts);
    }

    /** The relay alone counts attempts. */
    private int relayAttempts(String providerEvent) {
        String events = "/webhook-events?limit=100&subscriptionId=" + stack.demo("subscriptionId");
        for (JsonNode event :
                tenure.send(Call.get(events, stack.operatorToken())).path("data")) {
            if (event.path("providerEventId").asString("").equals(providerEvent)) {
                return event.path("attempts").asInt();
            }
        }
        throw new Refusal("the inbox does not show " + providerEvent + ", which suspended the subscription.");
    }

    private Suspension suspension() {
        return Until.answered("the timeline shows the suspension", PATIENCE, () -> {
            JsonNode newest = tenure.send(Call.get(subscriptionPath() + "/timeline?limit=1", token))
                    .path("data")
                    .path(0);
            return Optional.of(newest)
                    .filter(change -> change.path("to").asString("").equals("SUSPENDED"))
                    .filter(change -> change.hasNonNull("receivedAt"))
                    .map(change -> new Suspension(
                            Instant.parse(change.path("receivedAt").asString()),
                            change.path("providerEventId").asString()));
        });
    }

    private long restore() {
        long began = System.nanoTime();
        Thread payer = Thread.ofVirtual().unstarted(this::payWithNewCard);
        payer.start();
        product.firstAnswer(true, PATIENCE);
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        progress.say("  check   allowed again, " + millis + " ms after a new card was sent to Tenure");
        awaitActive();
        return millis;
    }

    private void payWithNewCard() {
        tenure.send(Call.put(subscriptionPath() + "/payment-method", token, Map.of("paymentMethodId", "pm_card_visa")));
    }

    private void awaitActive() {
        Until.answered(
                "the subscription is ACTIVE",
                PATIENCE,
                () -> Optional.of(tenure.send(Call.get(subscriptionPath(), token)))
                        .filter(found -> found.path("status").asString("").equals("ACTIVE")));
    }

    private void awaitClock() {
        Until.answered(
                "Stripe's clock is ready", PATIENCE, () -> Optional.of(clock()).filter(stripe::isClockReady));
    }

    private String clock() {
        return stack.demo("testClockId");
    }

    private String subscriptionPath() {
        return "/subscriptions/" + stack.demo("subscriptionId");
    }
}
