package io.tenure.workflows.subscription;

import io.tenure.workflows.temporal.FailureType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A provider that says what a test has told it, and remembers what it was asked. */
final class FakeBilling implements BillingActivities {

    private static final int PATIENCE_SECONDS = 20;

    private final AtomicReference<@Nullable Hold> nextLook = new AtomicReference<>();
    private final List<String> calls = new ArrayList<>();
    private Samples.Seen says = Samples.seen(ProviderStatus.ACTIVE);
    private @Nullable FailureType failing;
    private @Nullable Answer nextAnswer;
    private @Nullable Hold command;
    private Samples.@Nullable Seen paid;
    private boolean silentLooks;
    private @Nullable FailureType failingCommands;
    private boolean ignoresCommands;
    private boolean rejectsCancellation;
    private long highestSeq;

    @Override
    public Look look(LookRequest request) {
        Look seen = seen();
        Hold hold = nextLook.getAndSet(null);
        if (hold != null) {
            hold.begun().countDown();
            awaitOpen(hold.released());
        }
        return seen;
    }

    private synchronized Look seen() {
        called("look");
        if (silentLooks) {
            throw FailureType.UNAVAILABLE.failure("provider-test");
        }
        return says.watermark(highestSeq).look();
    }

    @Override
    public synchronized Answer subscribe(Subscribe request) {
        called("subscribe");
        return answered(new Answer(null, "sub_1", "cus_1", null));
    }

    @Override
    public synchronized Answer openCheckout(OpenCheckout request) {
        called("openCheckout");
        return answered(new Answer(
                null, null, "cus_1", new Checkout("cs_1", "https://checkout.example/cs_1", Samples.PAID_UNTIL)));
    }

    @Override
    public synchronized Answer expireCheckout(ExpireCheckout request) {
        called("expireCheckout");
        return answered(Answer.done());
    }

    @Override
    public synchronized Answer changeCancellation(ChangeCancellation request) {
        called("changeCancellation " + request.kind());
        if (rejectsCancellation) {
            rejectsCancellation = false;
            throw FailureType.REJECTED.failure("provider-test");
        }
        Answer answer = answered(Answer.done());
        if (answer.refusal() == null && !ignoresCommands) {
            says.ending(request.kind());
        }
        return answer;
    }

    synchronized void rejectsNextCancellation() {
        rejectsCancellation = true;
    }

    /** Commands are said to be done, and nothing changes. */
    synchronized void ignoresCommands(boolean ignores) {
        ignoresCommands = ignores;
    }

    @Override
    public synchronized Answer abandonCreation(AbandonCreation request) {
        called("abandonCreation");
        return answered(Answer.done());
    }

    @Override
    public synchronized Answer collectOthers(CollectOthers request) {
        called("collectOthers");
        return answered(Answer.done());
    }

    @Override
    public synchronized Answer changeQuantity(ChangeQuantity request) {
        called("changeQuantity " + request.quantity());
        Answer answer = answered(Answer.done());
        if (answer.refusal() == null && !ignoresCommands) {
            says.quantity(request.quantity());
        }
        return answer;
    }

    @Override
    public synchronized Answer changePaymentMethod(ChangePaymentMethod request) {
        called("changePaymentMethod");
        says = paid != null ? paid : says;
        return answered(Answer.done());
    }

    /** After a payment method has come the provider says this. */
    synchronized void paysWith(Samples.Seen seen) {
        paid = seen;
    }

    private void called(String what) {
        calls.add(what);
        if (failing != null) {
            throw failing.failure("provider-test");
        }
        if (failingCommands != null && !what.equals("look")) {
            throw failingCommands.failure("provider-test");
        }
    }

    private Answer answered(Answer usual) {
        if (command != null) {
            Hold held = command;
            command = null;
            held.begun().countDown();
            awaitOpen(held.released());
        }
        Answer answer = nextAnswer != null ? nextAnswer : usual;
        nextAnswer = null;
        return answer;
    }

    synchronized void says(Samples.Seen seen) {
        says = seen;
    }

    /** The next command is answered so. */
    synchronized void answers(Answer answer) {
        nextAnswer = answer;
    }

    synchronized void fails(@Nullable FailureType type) {
        failing = type;
    }

    /** Looks are answered, commands are not. */
    synchronized void failsCommands(@Nullable FailureType type) {
        failingCommands = type;
    }

    /** Commands are answered, looks are not. */
    synchronized void failsLooks(boolean silent) {
        silentLooks = silent;
    }

    /** The next look has seen what it will answer, and answers once it is released. */
    Hold holdsNextLook() {
        Hold hold = new Hold(new CountDownLatch(1), new CountDownLatch(1));
        nextLook.set(hold);
        return hold;
    }

    /** The next command takes until it is released. */
    synchronized Hold holdsNextCommand() {
        command = new Hold(new CountDownLatch(1), new CountDownLatch(1));
        return command;
    }

    /** A look or command that takes as long as a test wants. */
    record Hold(CountDownLatch begun, CountDownLatch released) {

        void awaitBegin() {
            awaitOpen(begun);
        }

        void release() {
            released.countDown();
        }
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("Nobody came in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    /** An event of this sequence has been committed to the inbox. */
    synchronized void committed(long seq) {
        highestSeq = Math.max(highestSeq, seq);
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    synchronized long looks() {
        return calls.stream().filter("look"::equals).count();
    }
}
