package io.tenure.dev.stripe.engine;

/** One of Stripe's calls. Runs under the engine's lock. */
@FunctionalInterface
public interface Operation {

    /** Answers the call, or throws {@link StripeError} with nothing but what Stripe itself would have kept. */
    Reply handle(Call call);
}
