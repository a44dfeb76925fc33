package io.tenure.dev.stripe.engine.billing;

/** Which parameters of the subscription calls are done. */
final class SubscriptionParameters {
    static final String[] CREATE = {
        "customer",
        "items[price]",
        "items[quantity]",
        "items[metadata][*]",
        "metadata[*]",
        "description",
        "default_payment_method",
        "payment_behavior",
        "payment_settings[payment_method_types]",
        "payment_settings[save_default_payment_method]",
        "collection_method",
        "off_session",
        "proration_behavior",
        "billing_mode[type]",
        "billing_mode[flexible][proration_discounts]",
        "trial_period_days",
        "trial_end",
        "trial_settings[end_behavior][missing_payment_method]"
    };
    static final String[] UPDATE = {
        "items[id]",
        "items[price]",
        "items[quantity]",
        "metadata[*]",
        "description",
        "default_payment_method",
        "payment_behavior",
        "proration_behavior",
        "proration_date",
        "collection_method",
        "off_session",
        "pause_collection",
        "pause_collection[behavior]",
        "cancel_at_period_end",
        "cancel_at",
        "cancellation_details[comment]",
        "cancellation_details[feedback]",
        "trial_settings[end_behavior][missing_payment_method]"
    };
    static final String[] CANCEL = {
        "invoice_now", "prorate", "cancellation_details[comment]", "cancellation_details[feedback]"
    };
    static final String[] LIST = {"customer", "price", "status", "test_clock", "created", "created[*]"};

    private SubscriptionParameters() {}
}
