package io.tenure.workflows.subscription;

import static io.tenure.workflows.subscription.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MailboxTest {

    private static final Duration MOMENT = Duration.ofMillis(50);

    private final Mailbox mailbox = new Mailbox();

    @Test
    void gathersCalmEventsForAMomentAfterTheFirst() {
        mailbox.heard(new ProviderChanged(2, 3), NOON);
        mailbox.heard(new ProviderChanged(3, 3), NOON.plusMillis(49));

        assertThat(mailbox.lookAt()).isEqualTo(NOON.plus(MOMENT));
        assertThat(mailbox.wanted()).isEqualTo(3);
    }

    @Test
    void looksAtOnceAfterAnUrgentEvent() {
        mailbox.heard(new ProviderChanged(2, 3), NOON);
        mailbox.heard(new ProviderChanged(3, 1), NOON.plusMillis(10));

        assertThat(mailbox.lookAt()).isEqualTo(NOON.plusMillis(10));
        assertThat(mailbox.takeLook()).isTrue();
        assertThat(mailbox.lookAt()).isNull();
    }
}
