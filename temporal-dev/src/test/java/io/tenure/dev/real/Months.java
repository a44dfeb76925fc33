package io.tenure.dev.real;

import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionListParams;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Lets Stripe's clock, which all customers of a stack share, go on by a month whenever so many wait for it. */
final class Months {

    private final Tenant anybody;
    private final int quota;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ReentrantReadWriteLock clock = new ReentrantReadWriteLock();
    private int number;
    private int waiting;
    private boolean over;

    Months(Tenant anybody, int quota) {
        this.anybody = anybody;
        this.quota = quota;
    }

    /** Returns when another month has passed, or when none will. */
    void awaitNext() throws StripeException, InterruptedException {
        if (isLast()) {
            clock.writeLock().lock();
            try {
                anybody.advance(end());
            } finally {
                clock.writeLock().unlock();
            }
            pass();
        }
    }

    /** Who holds it may command at Stripe: while a clock goes on, Stripe refuses that. */
    Lock standstill() {
        return clock.readLock();
    }

    /** Waits, unless the caller is the one who completes the quota. */
    private boolean isLast() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            waiting++;
            int mine = number;
            boolean last = waiting == quota && !over;
            while (!last && number == mine && !over) {
                changed.await();
            }
            return last;
        } finally {
            lock.unlock();
        }
    }

    private void pass() {
        lock.lock();
        try {
            number++;
            waiting = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits any more. */
    void stop() {
        lock.lock();
        try {
            over = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int passed() {
        lock.lock();
        try {
            return number;
        } finally {
            lock.unlock();
        }
    }

    /** When every period that runs now has ended, and the hour of its renewal's draft. */
    private Instant end() throws StripeException {
        SubscriptionListParams params = SubscriptionListParams.builder()
                .setTestClock(anybody.demo("testClockId"))
                .setLimit(100L)
                .build();
        long latest = 0;
        for (Subscription subscription :
                anybody.stripe().v1().subscriptions().list(params).autoPagingIterable()) {
            latest = Math.max(
                    latest, subscription.getItems().getData().getFirst().getCurrentPeriodEnd());
        }
        return Instant.ofEpochSecond(latest).plus(Duration.ofHours(2));
    }
}
