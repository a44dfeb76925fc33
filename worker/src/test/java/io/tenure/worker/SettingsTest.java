package io.tenure.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.worker.subscription.StripeProperties;
import io.tenure.worker.subscription.SubscriptionProperties;
import io.tenure.worker.temporal.WorkerProperties;
import io.tenure.worker.webhook.WebhookProperties;
import jakarta.validation.Validation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

final class SettingsTest {

    private static final Map<String, String> STRIPE = Map.of(
            "tenure.stripe.api-key", "sk_test_1",
            "tenure.stripe.account", "acct_1",
            "tenure.stripe.checkout-success-url", "https://example.com/done?session={CHECKOUT_SESSION_ID}",
            "tenure.stripe.checkout-cancel-url", "https://example.com/plans");

    @Test
    void haveTheseDefaults() {
        assertThat(bind("tenure.subscription", SubscriptionProperties.class, Map.of()))
                .isEqualTo(new SubscriptionProperties(Duration.ofHours(96), Duration.ofMinutes(15), 20));
        assertThat(bind("tenure.webhook", WebhookProperties.class, Map.of()))
                .isEqualTo(new WebhookProperties(
                        Duration.ofMillis(500),
                        200,
                        8,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(2),
                        Duration.ofHours(24),
                        Duration.ofDays(30)));
        assertThat(bind("tenure.worker", WorkerProperties.class, Map.of()))
                .isEqualTo(new WorkerProperties(
                        new WorkerProperties.Core(5, 100, 2, 8, 12, 600),
                        new WorkerProperties.Stripe(5, 25, 25, 0),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(5)));
    }

    @Test
    void reachStripeItselfUnlessToldOtherwise() {
        StripeProperties stripe = stripe(Map.of());

        assertThat(stripe.apiBase()).isEqualTo("https://api.stripe.com");
        assertThat(stripe.testClock()).isNull();
        assertThat(stripe.liveMode()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"sk_live_1, true", "rk_live_1, true", "sk_test_1, false", "rk_test_1, false"})
    void knowTheModeByTheKey(String key, boolean live) {
        assertThat(stripe(Map.of("tenure.stripe.api-key", key)).liveMode()).isEqualTo(live);
    }

    @Test
    void refuseATestClockWithALiveKey() {
        assertRefused(Map.of("tenure.stripe.api-key", "rk_live_1", "tenure.stripe.test-clock", "clock_1"));
        assertThat(stripe(Map.of("tenure.stripe.test-clock", "clock_1")).testClock())
                .isEqualTo("clock_1");
    }

    @Test
    void takeAnEmptyTestClockAsNone() {
        assertThat(stripe(Map.of("tenure.stripe.test-clock", "")).testClock()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "tenure.stripe.api-key, pk_test_1",
        "tenure.stripe.api-key, ''",
        "tenure.stripe.account, cus_1",
        "tenure.stripe.api-base, ftp://example.com",
        "tenure.stripe.api-base, https://api.stripe.com/",
        "tenure.stripe.checkout-cancel-url, /plans"
    })
    void refuseWhatStripeWouldNotUnderstand(String name, String value) {
        assertRefused(Map.of(name, value));
    }

    @Test
    void neverShowTheKey() {
        assertThat(stripe(Map.of())).asString().doesNotContain("sk_test_1");
    }

    @ParameterizedTest
    @CsvSource({"renewal-slack, 1h", "renewal-slack, 15d", "sweep-interval, 0s", "sweep-rate, 0"})
    void refuseWhatMakesNoSense(String name, String value) {
        Map<String, String> setting = Map.of("tenure.subscription." + name, value);
        assertThatThrownBy(() -> bind("tenure.subscription", SubscriptionProperties.class, setting))
                .isInstanceOf(BindException.class);
    }

    private static void assertRefused(Map<String, String> settings) {
        assertThatThrownBy(() -> stripe(settings)).isInstanceOf(BindException.class);
    }

    private static StripeProperties stripe(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(STRIPE);
        all.putAll(settings);
        return bind("tenure.stripe", StripeProperties.class, all);
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
        SpringValidatorAdapter validator = new SpringValidatorAdapter(
                Validation.buildDefaultValidatorFactory().getValidator());
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate(prefix, Bindable.of(type), new ValidationBindHandler(validator));
    }
}
