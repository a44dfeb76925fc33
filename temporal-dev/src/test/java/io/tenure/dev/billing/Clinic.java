package io.tenure.dev.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.model.Charge;
import com.stripe.model.Invoice;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Subscription;
import com.stripe.model.testhelpers.TestClock;
import com.stripe.param.ChargeListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.testhelpers.TestClockAdvanceParams;
import com.stripe.param.testhelpers.TestClockCreateParams;
import io.temporal.failure.ApplicationFailure;
import io.tenure.activities.subscription.Bookkeeping;
import io.tenure.activities.subscription.PostgresSubscriptionActivities;
import io.tenure.activities.subscription.StripeBillingActivities;
import io.tenure.activities.subscription.StripeSettings;
import io.tenure.activities.subscription.SubscriptionSettings;
import io.tenure.store.TenureJdbi;
import io.tenure.store.TestAudit;
import io.tenure.store.TestRows;
import io.tenure.store.UuidV7;
import io.tenure.workflows.subscription.BillingActivities;
import io.tenure.workflows.subscription.BillingActivities.Answer;
import io.tenure.workflows.subscription.BillingActivities.ChangePaymentMethod;
import io.tenure.workflows.subscription.BillingActivities.ChangeQuantity;
import io.tenure.workflows.subscription.BillingActivities.LookRequest;
import io.tenure.workflows.subscription.BillingActivities.Subscribe;
import io.tenure.workflows.subscription.Look;
import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.subscription.SubscriptionActivities.Open;
import io.tenure.workflows.subscription.SubscriptionPolicy;
import io.tenure.workflows.subscription.Terms;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An organization that subscribes: its rows, its clock at Stripe when it has one, and the activities of its subscription. */
final class Clinic {

    final OrganizationId organization;
    final SubscriptionId id;
    final TestRows rows;
    final String price;
    private final Stand stand;
    private final @Nullable String clock;
    private final BillingActivities billing;
    private final BillingActivities impatient;
    private final PostgresSubscriptionActivities subscriptions;

    private Clinic(Stand stand, OrganizationId organization, @Nullable String clock) {
        this.stand = stand;
        this.organization = organization;
        this.clock = clock;
        rows = new TestRows(stand.database);
        price = stand.price();
        id = new SubscriptionId(rows.id());
        UuidV7 ids = new UuidV7(Clock.systemUTC(), new Random());
        StripeSettings settings = stand.settings(clock);
        SubscriptionPolicy policy = new SubscriptionPolicy(Duration.ofHours(96));
        billing = new StripeBillingActivities(Stand.access(settings), stand.database.jdbi(), Clock.systemUTC(), ids);
        impatient = new StripeBillingActivities(
                Stand.access(stand.impatientSettings(clock)), stand.database.jdbi(), Clock.systemUTC(), ids);
        subscriptions = new PostgresSubscriptionActivities(
                stand.database.jdbi(),
                new SubscriptionSettings(policy, settings.account(), settings.liveMode()),
                new Bookkeeping(Clock.systemUTC(), ids, TestAudit.log()));
    }

    static Clinic inRealTime(Stand stand) {
        return new Clinic(stand, new TestRows(stand.database).organization(), null);
    }

    static Clinic onClock(Stand stand) {
        TestClockCreateParams params = TestClockCreateParams.builder()
                .setFrozenTime(Instant.parse("2027-01-10T12:00:00Z").getEpochSecond())
                .build();
        String clock =
                stand.at(v1 -> v1.testHelpers().testClocks().create(params)).getId();
        return new Clinic(stand, new TestRows(stand.database).organization(), clock);
    }

    /** The same organization's subscription to another application. */
    Clinic another() {
        return new Clinic(stand, organization, clock);
    }

    /** Asks for three seats; without a payment method through Checkout. */
    Terms request(@Nullable String paymentMethod, int trialDays) {
        ApplicationId application = rows.application();
        PlanId plan = rows.plan(application, price, trialDays);
        Terms terms = new Terms(organization, application, plan, Provider.STRIPE, 3, null, paymentMethod);
        subscriptions.open(new Open(id, terms, operation()));
        return terms;
    }

    OperationId operation() {
        return rows.operation(organization, id, "test", null);
    }

    /** The activities with production's patience. */
    BillingActivities billing() {
        return billing;
    }

    /** The same for calls to which Stripe is going to be silent, or late. */
    BillingActivities impatient() {
        return impatient;
    }

    /** The activities by a clock of the test's own. */
    BillingActivities billingBy(Clock ticking) {
        return new StripeBillingActivities(
                Stand.access(stand.settings(clock)),
                stand.database.jdbi(),
                ticking,
                new UuidV7(Clock.systemUTC(), new Random()));
    }

    ChangeQuantity quantity(String reference, int seats) {
        return new ChangeQuantity(id, reference, seats, operation(), Instant.now());
    }

    ChangePaymentMethod paymentMethod(String reference, String method) {
        return new ChangePaymentMethod(id, reference, method, operation());
    }

    /** A subscription that Stripe has, whatever its first payment came to. */
    String subscribed(String paymentMethod) {
        return reference(billing.subscribe(new Subscribe(id, request(paymentMethod, 0))));
    }

    /** The same, made by somebody who lets no method but the given one become the subscription's. */
    String subscribedElsewhere(String paymentMethod) {
        String customer = atStripe(subscribed("pm_card_visa")).getCustomer();
        PaymentMethodAttachParams holder =
                PaymentMethodAttachParams.builder().setCustomer(customer).build();
        String method = stand.at(v1 -> v1.paymentMethods().attach(paymentMethod, holder))
                .getId();
        SubscriptionCreateParams params = SubscriptionCreateParams.builder()
                .setCustomer(customer)
                .setDefaultPaymentMethod(method)
                .addItem(SubscriptionCreateParams.Item.builder()
                        .setPrice(price)
                        .setQuantity(3L)
                        .build())
                .build();
        return stand.at(v1 -> v1.subscriptions().create(params)).getId();
    }

    static String reference(Answer answer) {
        assertThat(answer.refusal()).isNull();
        String reference = answer.providerReference();
        if (reference == null) {
            throw new AssertionError("No subscription was created");
        }
        return reference;
    }

    /** Repeats a command, as its workflow does, until it is answered and whatever Stripe does late is done. */
    Answer repeated(Duration delay, Function<BillingActivities, Answer> command) {
        Instant end = Instant.now().plus(delay).plusSeconds(1);
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> tried(command),
                        answer -> answer.isPresent() && Instant.now().isAfter(end))
                .orElseThrow();
    }

    private Optional<Answer> tried(Function<BillingActivities, Answer> command) {
        try {
            return Optional.of(command.apply(impatient));
        } catch (ApplicationFailure e) {
            assertThat(e.getType()).isEqualTo("UNAVAILABLE");
            return Optional.empty();
        }
    }

    Look look(@Nullable String reference) {
        return billing.look(new LookRequest(id, reference, null));
    }

    Subscription atStripe(String reference) {
        return stand.at(v1 -> v1.subscriptions().retrieve(reference));
    }

    /** Newest first. */
    List<Invoice> invoices(String reference) {
        InvoiceListParams params =
                InvoiceListParams.builder().setSubscription(reference).build();
        return stand.at(v1 -> v1.invoices().list(params)).getData();
    }

    /** Amounts in cents that were really paid, newest first. */
    List<Long> charged(String customer) {
        ChargeListParams params =
                ChargeListParams.builder().setCustomer(customer).build();
        return stand.at(v1 -> v1.charges().list(params)).getData().stream()
                .filter(charge -> "succeeded".equals(charge.getStatus()))
                .map(Charge::getAmount)
                .toList();
    }

    /** The customer is at the bank's page of the payment that waits, and lets it through or does not. */
    void authenticate(String reference, boolean passes) {
        PaymentIntentListParams params = PaymentIntentListParams.builder()
                .setCustomer(atStripe(reference).getCustomer())
                .build();
        PaymentIntent waiting = stand.at(v1 -> v1.paymentIntents().list(params)).getData().stream()
                .filter(intent -> "requires_action".equals(intent.getStatus()))
                .findFirst()
                .orElseThrow();
        stand.submit(waiting.getNextAction().getRedirectToUrl().getUrl(), "authenticate", Boolean.toString(passes));
    }

    List<Subscription> allOf(String customer) {
        SubscriptionListParams params = SubscriptionListParams.builder()
                .setCustomer(customer)
                .setStatus(SubscriptionListParams.Status.ALL)
                .build();
        return stand.at(v1 -> v1.subscriptions().list(params)).getData();
    }

    /** From now on charges fail, as a card does that has run dry. */
    void runDry(String reference) {
        prefer(reference, "pm_card_chargeCustomerFail");
    }

    /** Makes a method the subscription's default, as somebody does in Stripe's dashboard. */
    void prefer(String reference, String testMethod) {
        PaymentMethodAttachParams customer = PaymentMethodAttachParams.builder()
                .setCustomer(atStripe(reference).getCustomer())
                .build();
        String method =
                stand.at(v1 -> v1.paymentMethods().attach(testMethod, customer)).getId();
        stand.at(v1 -> v1.subscriptions()
                .update(
                        reference,
                        SubscriptionUpdateParams.builder()
                                .setDefaultPaymentMethod(method)
                                .build()));
    }

    /** Takes the subscription's card away. */
    void forgetCard(String reference) {
        String card = atStripe(reference).getDefaultPaymentMethod();
        stand.at(v1 -> v1.paymentMethods().detach(card));
    }

    /** Lets Stripe's time pass on this clinic's clock. */
    void pass(Duration duration) {
        String own = clock;
        if (own == null) {
            throw new AssertionError("This clinic lives in real time");
        }
        TestClock before = stand.at(v1 -> v1.testHelpers().testClocks().retrieve(own));
        TestClockAdvanceParams params = TestClockAdvanceParams.builder()
                .setFrozenTime(before.getFrozenTime() + duration.toSeconds())
                .build();
        stand.at(v1 -> v1.testHelpers().testClocks().advance(own, params));
        await().until(() -> stand.at(v1 -> v1.testHelpers().testClocks().retrieve(own))
                .getStatus()
                .equals("ready"));
    }

    void sql(String statement, Object... values) {
        TenureJdbi.of(stand.database.owner()).useHandle(handle -> handle.execute(statement, values));
    }
}
