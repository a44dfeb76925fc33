package io.tenure.activities.subscription;

import com.stripe.model.Customer;
import com.stripe.model.StripeCollection;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import io.tenure.activities.subscription.BillingRows.Intended;
import io.tenure.activities.subscription.BillingRows.Sale;
import io.tenure.store.subscription.BillingCustomerDao.BillingCustomerRow;
import io.tenure.workflows.temporal.FailureType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An organization's customer in one currency: the row first, then Stripe. A lost one is found again by list, never by search (billing rule 34). */
final class StripeCustomers {

    private static final long PAGE = 100;

    /**
     * A lost customer has paid for nothing: its subscription is made only after its reference was stored. So one that is not found among a thousand of
     * that hour is given up, and costs nobody anything.
     */
    private static final int MOST_PAGES = 10;

    private static final Duration LATEST = Duration.ofHours(1);

    /** Between our clock and Stripe's. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(10);

    private final StripeCalls stripe;
    private final BillingRows rows;

    StripeCustomers(StripeCalls stripe, BillingRows rows) {
        this.stripe = stripe;
        this.rows = rows;
    }

    /** The customer's reference at Stripe. */
    String findOrCreate(Sale sale) {
        Intended intended = rows.customer(sale);
        BillingCustomerRow row = intended.row();
        if (!isOfThisAccount(row)) {
            throw FailureType.REJECTED.failure("other-account");
        }
        String known = row.providerReference();
        if (known != null && exists(known)) {
            return known;
        }
        Optional<Customer> lost = intended.isNew() ? Optional.empty() : findByList(row);
        String reference = lost.orElseGet(() -> create(row, known)).getId();
        rows.linkCustomer(row.billingCustomerId(), reference);
        return reference;
    }

    /** The same where nothing is to be made: empty when Stripe has no such customer, has lost it with all that it had, or it is another account's. */
    Optional<String> find(Sale sale) {
        return rows.knownCustomer(sale)
                .filter(this::isOfThisAccount)
                .flatMap(row -> Optional.ofNullable(row.providerReference())
                        .filter(this::exists)
                        .or(() -> findByList(row).map(Customer::getId)));
    }

    private boolean isOfThisAccount(BillingCustomerRow row) {
        StripeSettings settings = stripe.settings();
        return row.providerAccount().equals(settings.account()) && row.liveMode() == settings.liveMode();
    }

    private boolean exists(String reference) {
        return stripe.find(v1 -> v1.customers().retrieve(reference))
                .filter(customer -> !Boolean.TRUE.equals(customer.getDeleted()))
                .isPresent();
    }

    /** A gone customer's keys would still answer with it for a day, so they are not used for the one that replaces it. */
    private Customer create(BillingCustomerRow row, @Nullable String gone) {
        String name = "customer/" + row.billingCustomerId() + (gone == null ? "" : "/after/" + gone);
        CustomerCreateParams.Builder params =
                CustomerCreateParams.builder().putAllMetadata(Metadata.of(row.billingCustomerId()));
        String clock = stripe.settings().testClock();
        if (clock != null) {
            params.setTestClock(clock);
        }
        return stripe.commandOrFail(
                name, (v1, options) -> v1.customers().create(params.build(), options), () -> findByList(row));
    }

    private Optional<Customer> findByList(BillingCustomerRow row) {
        String after = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            StripeCollection<Customer> page = page(row, after);
            List<Customer> customers = page.getData();
            Optional<Customer> found = customers.stream()
                    .filter(customer -> Metadata.names(customer.getMetadata(), row.billingCustomerId()))
                    .findFirst();
            if (found.isPresent() || !page.getHasMore() || customers.isEmpty()) {
                return found;
            }
            after = customers.getLast().getId();
        }
        return Optional.empty();
    }

    /** A clock's customers are listed only with their clock, and their times are the clock's. */
    private StripeCollection<Customer> page(BillingCustomerRow row, @Nullable String after) {
        CustomerListParams.Builder params = CustomerListParams.builder().setLimit(PAGE);
        if (after != null) {
            params.setStartingAfter(after);
        }
        String clock = stripe.settings().testClock();
        if (clock != null) {
            params.setTestClock(clock);
        } else {
            params.setCreated(CustomerListParams.Created.builder()
                    .setGte(row.createdAt().minus(CLOCK_DIFFERENCE).getEpochSecond())
                    .setLte(row.createdAt().plus(LATEST).getEpochSecond())
                    .build());
        }
        return stripe.run(v1 -> v1.customers().list(params.build()));
    }
}
