package io.tenure.dev.stripe.engine.billing;

import static io.tenure.dev.stripe.engine.StripeError.invalid;
import static io.tenure.dev.stripe.engine.StripeError.missingParameter;

import io.tenure.dev.stripe.engine.StripeError;
import io.tenure.dev.stripe.engine.billing.Periods.Length;
import io.tenure.dev.stripe.engine.customer.PaymentMethods;
import io.tenure.dev.stripe.engine.object.Nodes;
import io.tenure.dev.stripe.engine.object.Params;
import io.tenure.dev.stripe.engine.object.World;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Puts a subscription together from parameters; nothing is stored, nothing is told. */
final class Assembly {
    private final World world;
    private final PaymentMethods methods;

    Assembly(World world, PaymentMethods methods) {
        this.world = world;
        this.methods = methods;
    }

    ObjectNode of(Params params, ObjectNode customer) {
        params.only("collection_method", "charge_automatically");
        ObjectNode subscription = world.make(Subscriptions.TYPE, "sub");
        subscription.put("customer", Nodes.text(customer, "id")).put("start_date", world.now());
        Nodes.set(subscription, "test_clock", Nodes.reference(customer, "test_clock"));
        setBillingMode(subscription, params.at("billing_mode"));
        setItems(subscription, params);
        refuseSecondCurrency(subscription, customer);
        setPeriod(subscription, params);
        setSettings(subscription, params, customer);
        return subscription;
    }

    private void setSettings(ObjectNode subscription, Params params, ObjectNode customer) {
        params.text("default_payment_method")
                .ifPresent(id -> methods.ofCustomer(id, Nodes.text(customer, "id"), "default_payment_method"));
        params.copyTexts(subscription, "default_payment_method", "description");
        params.mergeMetadata(subscription);
        setTrialSettings(subscription, params);
        setPaymentSettings(Nodes.part(subscription, "payment_settings"), params.at("payment_settings"));
    }

    private static void setPaymentSettings(ObjectNode settings, Params params) {
        settings.put(
                "save_default_payment_method", params.choice("save_default_payment_method", "off", "on_subscription"));
        if (params.has("payment_method_types")) {
            settings.set(
                    "payment_method_types",
                    params.node().path("payment_method_types").deepCopy());
        }
    }

    static void setTrialSettings(ObjectNode subscription, Params params) {
        if (params.has("trial_settings")) {
            Params end = params.at("trial_settings").at("end_behavior");
            String behavior = end.choice("missing_payment_method", "create_invoice", "pause", "cancel");
            Nodes.part(subscription.path("trial_settings"), "end_behavior").put("missing_payment_method", behavior);
        }
    }

    private static void setBillingMode(ObjectNode subscription, Params mode) {
        ObjectNode target = Nodes.part(subscription, "billing_mode");
        target.put("type", mode.choice("type", "flexible", "classic"));
        if (Nodes.is(target, "type", "flexible")) {
            target.putObject("flexible")
                    .put("proration_discounts", mode.at("flexible").choice("proration_discounts", "included"));
        }
    }

    private void setItems(ObjectNode subscription, Params params) {
        String id = Nodes.text(subscription, "id");
        List<ObjectNode> items =
                params.list("items").stream().map(item -> item(id, item)).toList();
        if (items.isEmpty()) {
            throw missingParameter("items");
        }
        List<Length> lengths = items.stream()
                .map(item -> Length.of(item.path("price")))
                .distinct()
                .toList();
        List<String> currencies = items.stream()
                .map(item -> Nodes.text(item.path("price"), "currency"))
                .distinct()
                .toList();
        if (lengths.size() > 1 || currencies.size() > 1) {
            throw invalid(null, "All prices on a subscription must have the same interval and currency.", "items");
        }
        Nodes.setData(subscription, "items", items);
        Nodes.part(subscription, "items").put("url", "/v1/subscription_items?subscription=" + id);
        subscription.put("currency", currencies.getFirst());
    }

    private ObjectNode item(String subscriptionId, Params params) {
        ObjectNode price = world.require("price", params.required("price"), params.path("price"));
        if (!Nodes.flag(price, "active")) {
            throw invalid("price_inactive", "The price specified is inactive.", params.path("price"));
        }
        ObjectNode item = world.make("subscription_item", "si");
        item.set("price", price.deepCopy());
        item.set("plan", Plans.of(price));
        item.put("quantity", params.number("quantity").orElse(1)).put("subscription", subscriptionId);
        params.mergeMetadata(item);
        return item;
    }

    private void setPeriod(ObjectNode subscription, Params params) {
        long now = world.now();
        long trialEnd = params.number("trial_period_days").stream()
                .map(days -> now + Duration.ofDays(days).toSeconds())
                .findFirst()
                .orElseGet(() -> params.number("trial_end").orElse(now));
        if (trialEnd < now) {
            throw invalid(null, "Invalid timestamp: must be an integer Unix timestamp in the future.", "trial_end");
        }
        if (trialEnd > now) {
            subscription.put("status", "trialing").put("trial_start", now).put("trial_end", trialEnd);
        }
        subscription.put("billing_cycle_anchor", trialEnd);
        long end = trialEnd > now ? trialEnd : Periods.next(now, Subscriptions.length(subscription), now);
        Subscriptions.movePeriod(subscription, now, end);
    }

    /** Rule 30. */
    private void refuseSecondCurrency(ObjectNode subscription, ObjectNode customer) {
        String currency = Nodes.text(subscription, "currency");
        boolean other = world.all(Subscriptions.TYPE, node -> Nodes.is(node, "customer", Nodes.text(customer, "id")))
                .anyMatch(node -> !Subscriptions.hasEnded(node) && !Nodes.is(node, "currency", currency));
        if (other) {
            String message = "You cannot combine currencies on a single customer. This customer has an active"
                    + " subscription, subscription schedule, discount, quote, or invoice item with another currency.";
            throw StripeError.invalid(null, message, "currency");
        }
    }
}
