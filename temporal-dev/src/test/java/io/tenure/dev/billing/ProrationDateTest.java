package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.model.InvoiceLineItem;
import io.tenure.workflows.subscription.BillingActivities.ChangeQuantity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A raise is billed from when it was asked for, however often it had to be repeated (billing rule 27). */
final class ProrationDateTest {

    private static final Stand STAND = new Stand();

    private final Clinic clinic = Clinic.inRealTime(STAND);
    private final String reference = clinic.subscribed("pm_card_visa");

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void billsFromWhenItWasAskedFor() {
        long later = periodStart() + 1;
        await().until(() -> Instant.now().getEpochSecond() > later);

        raise(Instant.ofEpochSecond(later));

        assertThat(billed()).extracting(line -> line.getPeriod().getStart()).containsOnly(later);
    }

    @Test
    void billsFromTheBeginOfAPeriodThatIsNewer() {
        raise(Instant.now().minus(Duration.ofDays(3)));

        assertThat(billed()).extracting(line -> line.getPeriod().getStart()).containsOnly(periodStart());
    }

    private void raise(Instant asked) {
        clinic.billing().changeQuantity(new ChangeQuantity(clinic.id, reference, 5, clinic.operation(), asked));
    }

    private List<InvoiceLineItem> billed() {
        return clinic.invoices(reference).getFirst().getLines().getData();
    }

    private long periodStart() {
        return clinic.atStripe(reference).getItems().getData().getFirst().getCurrentPeriodStart();
    }
}
