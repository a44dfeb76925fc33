package io.tenure.activities.subscription;

import io.tenure.store.subscription.NewSubscription;
import io.tenure.store.subscription.SubscriptionRow;
import io.tenure.workflows.subscription.Attention;
import io.tenure.workflows.subscription.Checkout;
import io.tenure.workflows.subscription.Hold;
import io.tenure.workflows.subscription.Status;
import io.tenure.workflows.subscription.Subscription;
import io.tenure.workflows.subscription.Subscription.Marks;
import io.tenure.workflows.subscription.Subscription.Periods;
import io.tenure.workflows.subscription.Subscription.References;
import io.tenure.workflows.subscription.Subscription.Seats;
import io.tenure.workflows.subscription.SubscriptionActivities.Open;
import io.tenure.workflows.subscription.Terms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between a subscription's rows and what its workflow knows of them. What a person typed stays in the rows (law 6). */
final class SubscriptionRows {

    private SubscriptionRows() {}

    static NewSubscription begin(Open request, SubscriptionSettings settings, Instant now) {
        Terms terms = request.terms();
        return new NewSubscription(
                request.id(),
                terms.organizationId(),
                terms.applicationId(),
                terms.planId(),
                terms.provider(),
                settings.account(terms.provider()),
                settings.liveMode(),
                terms.seats(),
                terms.until(),
                terms.paymentMethodReference(),
                EffectId.of(request),
                now);
    }

    /** The row that {@code stored} becomes. Its revision is still the expected one. */
    static SubscriptionRow next(SubscriptionRow stored, Subscription next, String effectId, Instant now) {
        Checkout checkout = next.checkout();
        Attention attention = next.attention();
        return new SubscriptionRow(
                stored.subscriptionId(),
                stored.organizationId(),
                stored.applicationId(),
                stored.planId(),
                stored.provider(),
                stored.providerAccount(),
                next.providerReference(),
                next.customerReference(),
                stored.liveMode(),
                next.standing(),
                next.reason(),
                next.provided().standing(),
                next.provided().reason(),
                next.quantity(),
                next.seatLimit(),
                stored.trialDays(),
                stored.grantedUntil(),
                next.accessUntil(),
                next.paidUntil(),
                next.periodUntil(),
                next.cancelAt(),
                stored.paymentMethodReference(),
                checkout == null ? null : checkout.reference(),
                checkout == null ? null : checkout.url(),
                checkout == null ? null : checkout.until(),
                attention == null ? null : attention.code(),
                attention == null ? null : attention.since(),
                next.endedAt(),
                next.revision(),
                effectId,
                stored.createdAt(),
                now);
    }

    /** With the terms that the row can still tell: what was sold stands for what was asked for. */
    static Subscription known(SubscriptionRow row, List<Hold> holds) {
        Terms terms = new Terms(
                row.organizationId(),
                row.applicationId(),
                row.planId(),
                row.provider(),
                Math.max(1, row.quantity()),
                row.grantedUntil(),
                row.paymentMethodReference());
        return known(row, terms, holds);
    }

    static Subscription known(SubscriptionRow row, Terms terms, List<Hold> holds) {
        return new Subscription(
                row.subscriptionId(),
                terms,
                new References(row.providerReference(), row.customerReference()),
                new Status(row.providedStatus(), row.providedReason()),
                new Seats(row.quantity(), row.seatLimit()),
                new Periods(row.accessUntil(), row.paidUntil(), row.periodUntil(), row.cancelAt(), row.endedAt()),
                new Marks(checkout(row), holds, attention(row)),
                row.revision());
    }

    private static @Nullable Attention attention(SubscriptionRow row) {
        String code = row.attentionCode();
        Instant since = row.attentionAt();
        return code == null || since == null ? null : new Attention(code, since);
    }

    private static @Nullable Checkout checkout(SubscriptionRow row) {
        String url = row.checkoutUrl();
        return url == null ? null : new Checkout(row.checkoutReference(), url, row.checkoutUntil());
    }
}
