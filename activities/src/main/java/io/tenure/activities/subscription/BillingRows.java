package io.tenure.activities.subscription;

import io.tenure.store.UuidV7;
import io.tenure.store.subscription.BillingCustomerDao;
import io.tenure.store.subscription.BillingCustomerDao.BillingCustomerRow;
import io.tenure.store.subscription.PlanDao;
import io.tenure.store.subscription.PlanDao.PlanRow;
import io.tenure.store.subscription.SubscriptionDao;
import io.tenure.store.subscription.SubscriptionDao.Watermark;
import io.tenure.store.subscription.SubscriptionRow;
import io.tenure.store.webhook.WebhookSettlementDao;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.value.BillingCustomerId;
import io.tenure.workflows.value.SubscriptionId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What PostgreSQL knows of a subscription's billing. */
final class BillingRows {

    private final Jdbi jdbi;
    private final Clock clock;
    private final UuidV7 ids;

    BillingRows(Jdbi jdbi, Clock clock, UuidV7 ids) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.ids = ids;
    }

    /** A subscription and what it buys. */
    record Sale(SubscriptionRow subscription, PlanRow plan) {

        /** The provider's price; a plan without one cannot be sold. */
        String price() {
            String price = plan.priceReference();
            if (price == null) {
                throw FailureType.BUG.failure("plan-without-price");
            }
            return price;
        }
    }

    /** A customer's row, and whether it was made just now. */
    record Intended(BillingCustomerRow row, boolean isNew) {}

    Watermark watermark(SubscriptionId id) {
        return jdbi.withExtension(SubscriptionDao.class, subscriptions -> subscriptions.watermark(id));
    }

    Sale sale(SubscriptionId id) {
        return jdbi.withHandle(handle -> {
            SubscriptionRow subscription = handle.attach(SubscriptionDao.class)
                    .find(id)
                    .orElseThrow(() -> FailureType.BUG.failure("subscription-missing"));
            PlanRow plan = handle.attach(PlanDao.class)
                    .find(subscription.planId())
                    .orElseThrow(() -> FailureType.BUG.failure("unknown-plan"));
            return new Sale(subscription, plan);
        });
    }

    List<String> otherSubscriptions(SubscriptionId id, long upTo, String own) {
        return jdbi.withExtension(WebhookSettlementDao.class, inbox -> inbox.otherSubscriptions(id, upTo, own));
    }

    /** The row of the organization's customer in the plan's currency, made when there is none. */
    Intended customer(Sale sale) {
        return jdbi.inTransaction(handle -> {
            BillingCustomerDao customers = handle.attach(BillingCustomerDao.class);
            SubscriptionRow subscription = sale.subscription();
            int inserted = customers.insert(new BillingCustomerRow(
                    new BillingCustomerId(ids.next()),
                    subscription.organizationId(),
                    subscription.provider(),
                    sale.plan().currency(),
                    subscription.providerAccount(),
                    null,
                    subscription.liveMode(),
                    clock.instant()));
            BillingCustomerRow row = customers
                    .find(
                            subscription.organizationId(),
                            subscription.provider(),
                            sale.plan().currency())
                    .orElseThrow(() -> FailureType.UNAVAILABLE.failure("customer-row-missing"));
            return new Intended(row, inserted == 1);
        });
    }

    /** The same row where none is to be made. */
    Optional<BillingCustomerRow> knownCustomer(Sale sale) {
        SubscriptionRow subscription = sale.subscription();
        return jdbi.withExtension(
                BillingCustomerDao.class,
                customers -> customers.find(
                        subscription.organizationId(),
                        subscription.provider(),
                        sale.plan().currency()));
    }

    void linkCustomer(BillingCustomerId id, String reference) {
        jdbi.useExtension(BillingCustomerDao.class, customers -> customers.link(id, reference));
    }
}
