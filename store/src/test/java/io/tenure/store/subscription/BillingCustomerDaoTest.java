package io.tenure.store.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenure.store.TestDatabase;
import io.tenure.store.TestRows;
import io.tenure.store.subscription.BillingCustomerDao.BillingCustomerRow;
import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.value.BillingCustomerId;
import io.tenure.workflows.value.OrganizationId;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class BillingCustomerDaoTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final TestRows rows = new TestRows(DATABASE);
    private final OrganizationId organization = rows.organization();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void keepsOneCustomerForAnOrganizationAndCurrency() {
        BillingCustomerRow first = row("EUR");

        DATABASE.jdbi().useExtension(BillingCustomerDao.class, customers -> {
            assertThat(customers.insert(first)).isEqualTo(1);
            assertThat(customers.insert(row("EUR"))).isZero();
            assertThat(customers.insert(row("CHF"))).isEqualTo(1);
            assertThat(customers.find(organization, Provider.STRIPE, "EUR")).contains(first);
            assertThat(customers.find(organization, Provider.PAYSTACK, "EUR")).isEmpty();
        });
    }

    @Test
    void learnsWhatTheProviderCallsIt() {
        BillingCustomerRow row = row("EUR");

        DATABASE.jdbi().useExtension(BillingCustomerDao.class, customers -> {
            customers.insert(row);
            customers.link(row.billingCustomerId(), "cus_1");

            assertThat(customers.find(organization, Provider.STRIPE, "EUR"))
                    .map(BillingCustomerRow::providerReference)
                    .contains("cus_1");
        });
    }

    private BillingCustomerRow row(String currency) {
        BillingCustomerId id = new BillingCustomerId(rows.id());
        return new BillingCustomerRow(id, organization, Provider.STRIPE, currency, "acct_test", null, false, NOON);
    }
}
