package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.subscription.ProviderStatus;
import io.tenure.workflows.value.SubscriptionId;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether somebody pays twice, or two call themselves by one name (billing rule 55): judged by what Stripe says now. */
final class LookSecondSubscriptionTest {

    private static final Stand STAND = new Stand();
    private static final String SECOND = "second-subscription";
    private static final String MISNAMED = "names-another-subscription";

    private final Clinic clinic = Clinic.inRealTime(STAND);
    private final String reference = clinic.subscribed("pm_card_visa");

    @AfterAll
    static void close() {
        STAND.close();
    }

    @Test
    void tellsOfASecondThatNamesUsWhileItLives() {
        String second = another(STAND.price(), Map.of("tenure_id", clinic.id.toString()));

        Look look = clinic.look(reference);
        STAND.at(v1 -> v1.subscriptions().cancel(second));

        assertThat(look.oddity()).isEqualTo(SECOND);
        assertThat(look.status()).isEqualTo(ProviderStatus.ACTIVE);
        assertThat(clinic.look(reference).oddity()).isNull();
    }

    /** As support makes it in the dashboard. */
    @Test
    void tellsOfASecondAtOurPriceThatNamesNobody() {
        another(clinic.price, Map.of());

        assertThat(clinic.look(reference).oddity()).isEqualTo(SECOND);
    }

    @Test
    void leavesAloneWhatTheCustomerBuysElse() {
        Clinic other = clinic.another();
        String others = other.subscribed("pm_card_visa");
        another(STAND.price(), Map.of());

        assertThat(other.atStripe(others).getCustomer())
                .isEqualTo(clinic.atStripe(reference).getCustomer());
        assertThat(clinic.look(reference).oddity()).isNull();
        assertThat(other.look(others).oddity()).isNull();
    }

    @Test
    void tellsOfAnotherCustomersSubscriptionWhileItNamesUs() {
        Clinic other = Clinic.inRealTime(STAND);
        String others = other.subscribed("pm_card_visa");
        name(others, clinic.id.toString());
        clinic.rows.event(clinic.id, "customer.subscription.updated", others, true);

        Look look = clinic.look(reference);
        Look itsOwn = other.look(others);
        name(others, other.id.toString());

        assertThat(look.oddity()).isEqualTo(SECOND);
        assertThat(itsOwn.oddity()).isEqualTo(MISNAMED);
        assertThat(clinic.look(reference).oddity()).isNull();
        assertThat(other.look(others).oddity()).isNull();
    }

    @Test
    void readsTheStandingOfOneThatNamesAnother() {
        name(reference, new SubscriptionId(clinic.rows.id()).toString());

        Look look = clinic.look(reference);

        assertThat(look.oddity()).isEqualTo(MISNAMED);
        assertThat(look.status()).isEqualTo(ProviderStatus.ACTIVE);
        assertThat(look.quantity()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sub_1", "of the clinic"})
    void leavesAloneANameThatIsNoneOfOurs(String text) {
        name(reference, text);

        assertThat(clinic.look(reference).oddity()).isNull();
    }

    @Test
    void tellsOfASecondBeforeAWrongName() {
        another(clinic.price, Map.of());
        name(reference, new SubscriptionId(clinic.rows.id()).toString());

        assertThat(clinic.look(reference).oddity()).isEqualTo(SECOND);
    }

    private String another(String price, Map<String, String> metadata) {
        Subscription own = clinic.atStripe(reference);
        SubscriptionCreateParams params = SubscriptionCreateParams.builder()
                .setCustomer(own.getCustomer())
                .setDefaultPaymentMethod(own.getDefaultPaymentMethod())
                .addItem(SubscriptionCreateParams.Item.builder()
                        .setPrice(price)
                        .setQuantity(1L)
                        .build())
                .putAllMetadata(metadata)
                .build();
        return STAND.at(v1 -> v1.subscriptions().create(params)).getId();
    }

    private static void name(String subscription, String text) {
        SubscriptionUpdateParams params = SubscriptionUpdateParams.builder()
                .putMetadata("tenure_id", text)
                .build();
        STAND.at(v1 -> v1.subscriptions().update(subscription, params));
    }
}
