package io.tenure.activities.subscription;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.service.V1Services;
import java.util.Optional;
import java.util.function.Supplier;

/** The way to Stripe: one client with our timeouts and without retries of its own, failures sorted once, keys that name intent and attempt. */
final class StripeCalls {

    private final StripeSettings settings;
    private final StripeClient client;
    private final Supplier<Attempt> attempts;

    StripeCalls(StripeSettings settings, Supplier<Attempt> attempts) {
        this.settings = settings;
        this.attempts = attempts;
        this.client = StripeClient.builder()
                .setApiKey(settings.apiKey())
                .setApiBase(settings.apiBase())
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .setReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()))
                .setMaxNetworkRetries(0)
                .build();
    }

    /** What may be asked any number of times. */
    @FunctionalInterface
    interface Call<T> {
        T run(V1Services stripe) throws StripeException;
    }

    /** A command under an idempotency key. */
    @FunctionalInterface
    interface Command<T> {
        T run(V1Services stripe, RequestOptions options) throws StripeException;
    }

    /** A command's name for its keys, and the workflow's round. */
    record Intent(String name, int round) {}

    StripeSettings settings() {
        return settings;
    }

    Attempt attempt() {
        return attempts.get();
    }

    /** A read, or a command that is done once however often it is repeated. */
    <T> T run(Call<T> call) {
        try {
            return call.run(client.v1());
        } catch (StripeException e) {
            throw StripeFailures.classify(e);
        }
    }

    /** Empty when Stripe has no such object. */
    <T> Optional<T> find(Call<T> call) {
        try {
            return Optional.of(call.run(client.v1()));
        } catch (StripeException e) {
            if (StripeFailures.isMissing(e)) {
                return Optional.empty();
            }
            throw StripeFailures.classify(e);
        }
    }

    /** Empty when Stripe finds that the object's state does not allow it. */
    <T> Optional<T> unlessRefused(Call<T> call) {
        try {
            return Optional.of(call.run(client.v1()));
        } catch (InvalidRequestException e) {
            return Optional.empty();
        } catch (StripeException e) {
            throw StripeFailures.classify(e);
        }
    }

    /** A command that must not be done twice; its refusals are the caller's to judge. */
    <T> T command(Intent intent, Command<T> command, AttemptedCall.Effect<T> effect) throws StripeException {
        IntentKey key =
                new IntentKey(intent.name(), intent.round(), attempts.get().number());
        return AttemptedCall.run(
                key,
                idempotencyKey -> command.run(
                        client.v1(),
                        RequestOptions.builder()
                                .setIdempotencyKey(idempotencyKey)
                                .build()),
                effect);
    }

    /** A command that must not be done twice. */
    <T> T commandOrFail(Intent intent, Command<T> command, AttemptedCall.Effect<T> effect) {
        try {
            return command(intent, command, effect);
        } catch (StripeException e) {
            throw StripeFailures.classify(e);
        }
    }
}
