package io.tenure.activities.subscription;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.service.V1Services;
import io.tenure.workflows.temporal.FailureType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The way to Stripe: one client with our timeouts and without retries of its own, failures sorted once, keys that name the intent. */
final class StripeCalls {

    private final StripeSettings settings;
    private final StripeClient client;
    private final Runnable turn;

    /** @param turn runs before each call: waits for its turn, or fails where no call may begin any more */
    private StripeCalls(StripeSettings settings, StripeClient client, Runnable turn) {
        this.settings = settings;
        this.client = client;
        this.turn = turn;
    }

    /** The calls of looks. */
    static StripeCalls ofLooks(StripeConnection access) {
        return new StripeCalls(access.settings(), client(access.settings()), access.rate()::awaitLook);
    }

    private static StripeClient client(StripeSettings settings) {
        return StripeClient.builder()
                .setApiKey(settings.apiKey())
                .setApiBase(settings.apiBase())
                .setConnectTimeout(Math.toIntExact(settings.limits().connect().toMillis()))
                .setReadTimeout(Math.toIntExact(settings.limits().read().toMillis()))
                .setMaxNetworkRetries(0)
                .build();
    }

    /**
     * The calls of one attempt of a command: none of them begins so late that its answer could come after the attempt was given up. What comes too late
     * fails as UNAVAILABLE.
     */
    StripeCalls ofAttempt(Duration longest, StripeCallRate rate, Clock clock) {
        Instant last = clock.instant().plus(longest).minus(settings.limits().command());
        return new StripeCalls(settings, client, () -> {
            rate.awaitCommand();
            if (clock.instant().isAfter(last)) {
                throw FailureType.UNAVAILABLE.failure("attempt-too-long");
            }
        });
    }

    private V1Services stripe() {
        turn.run();
        return client.v1();
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

    StripeSettings settings() {
        return settings;
    }

    /** A read, or a command that is done once however often it is repeated. */
    <T> T run(Call<T> call) {
        try {
            return call.run(stripe());
        } catch (StripeException e) {
            throw StripeFailures.classify(e);
        }
    }

    /** Empty when Stripe has no such object. */
    <T> Optional<T> find(Call<T> call) {
        try {
            return Optional.of(call.run(stripe()));
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
            return Optional.of(call.run(stripe()));
        } catch (InvalidRequestException e) {
            return Optional.empty();
        } catch (StripeException e) {
            throw StripeFailures.classify(e);
        }
    }

    /** A command that must not be done twice; its refusals are the caller's to judge. The same intent means the same parameters. */
    <T> T command(String intent, Command<T> command, IdempotentCall.Effect<T> effect) throws StripeException {
        return IdempotentCall.run(intent, key -> command.run(stripe(), options(key)), effect);
    }

    /**
     * Lets an intent do nothing more. Fails as UNAVAILABLE while Stripe is still at it: what it makes shows only afterwards. The first key that is free
     * is used for a command that Stripe refuses: a try that goes on by itself then finds the key taken.
     *
     * @param impossible the same call with parameters that cannot be
     */
    void close(String intent, Command<?> impossible) {
        try {
            IdempotentCall.close(intent, key -> impossible.run(stripe(), options(key)));
        } catch (StripeException e) {
            throw StripeFailures.classify(e);
        }
    }

    private RequestOptions options(String idempotencyKey) {
        return RequestOptions.builder()
                .setIdempotencyKey(idempotencyKey)
                .setReadTimeout(Math.toIntExact(settings.limits().command().toMillis()))
                .build();
    }

    /** A command that must not be done twice. */
    <T> T commandOrFail(String intent, Command<T> command, IdempotentCall.Effect<T> effect) {
        try {
            return command(intent, command, effect);
        } catch (StripeException e) {
            throw StripeFailures.classify(e);
        }
    }
}
