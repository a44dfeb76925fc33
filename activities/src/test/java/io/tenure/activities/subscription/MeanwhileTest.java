package io.tenure.activities.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.failure.ApplicationFailure;
import io.tenure.workflows.temporal.FailureType;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class MeanwhileTest {

    @Test
    void readsBesideWhoeverBeganIt() {
        CountDownLatch ownPart = new CountDownLatch(1);

        Meanwhile<String> read = Meanwhile.read(() -> {
            await(ownPart);
            return "read";
        });
        ownPart.countDown();

        assertThat(read.get()).isEqualTo("read");
    }

    @Test
    void failsAsTheReadHasFailed() {
        ApplicationFailure failure = FailureType.UNAVAILABLE.failure("provider-busy");

        Meanwhile<String> read = Meanwhile.read(() -> {
            throw failure;
        });

        assertThatThrownBy(read::get).isSameAs(failure);
    }

    @Test
    void isUnclearWhenItIsInterrupted() {
        CountDownLatch never = new CountDownLatch(1);
        Meanwhile<String> read = Meanwhile.read(() -> {
            await(never);
            return "too late";
        });
        Thread.currentThread().interrupt();

        assertThatThrownBy(read::get)
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("UNAVAILABLE"));
        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
