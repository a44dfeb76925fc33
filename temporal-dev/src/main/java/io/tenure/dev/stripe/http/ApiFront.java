package io.tenure.dev.stripe.http;

import io.tenure.dev.stripe.engine.Call;
import io.tenure.dev.stripe.engine.Operation;
import io.tenure.dev.stripe.engine.Reply;
import io.tenure.dev.stripe.engine.StripeEngine;
import io.tenure.dev.stripe.engine.StripeError;
import io.tenure.dev.stripe.http.answer.Answer;
import io.tenure.dev.stripe.http.fault.Fault;
import io.tenure.dev.stripe.http.fault.FaultKind;
import io.tenure.dev.stripe.http.fault.Faults;
import io.tenure.dev.stripe.http.fault.Wire;
import io.tenure.dev.stripe.http.idempotency.IdempotencyKeys;
import io.tenure.dev.stripe.http.idempotency.StoredAnswer;
import io.tenure.dev.stripe.http.journal.Desk;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One request of Stripe's API, from its key to its answer. */
final class ApiFront {
    private final Parts parts;
    private final CallTemplates templates;
    private final Map<String, Operation> operations;
    private final Expandable expandable = new Expandable();

    ApiFront(Parts parts) {
        this.parts = parts;
        this.operations = parts.engine().operations();
        this.templates = new CallTemplates(operations.keySet());
    }

    /** What the front stands on. */
    record Parts(
            StripeEngine engine,
            Desk desk,
            IdempotencyKeys keys,
            Faults faults,
            RateLimiter limiter,
            Wire wire,
            InstantSource now) {}

    /** How a request ends. */
    sealed interface Outcome {

        record Answered(Answer answer) implements Outcome {}

        /** The connection breaks at once. */
        record Broken() implements Outcome {}

        /** The client waits in vain. */
        record Silent() implements Outcome {}
    }

    Outcome handle(ApiRequest request) {
        Optional<Answer> refusal = ApiKeys.refusal(request.authorization());
        if (refusal.isPresent()) {
            return new Outcome.Answered(refusal.get());
        }
        Optional<CallTemplates.Match> match = templates.find(request.method(), request.path());
        if (match.isEmpty()) {
            StripeError missing = StripeError.notDone(request.method() + " " + request.path());
            return new Outcome.Answered(Answer.of(missing));
        }
        return admitted(request, match.get());
    }

    private Outcome admitted(ApiRequest request, CallTemplates.Match match) {
        if (!parts.limiter().admits(match.template())) {
            return new Outcome.Answered(RateLimiter.tooMany("endpoint-rate"));
        }
        try {
            Prepared prepared = prepare(request, match);
            String key = request.method().equals("POST") ? request.idempotencyKey() : null;
            return key == null ? executeInTime(prepared, null) : executeAlone(prepared, key);
        } catch (StripeError error) {
            return new Outcome.Answered(Answer.of(error));
        }
    }

    private static Outcome failing(FaultKind fault) {
        return switch (fault) {
            case RATE_LIMIT -> new Outcome.Answered(RateLimiter.tooMany("global-rate"));
            case RESET -> new Outcome.Broken();
            case TIMEOUT, EXECUTE_AND_TIMEOUT -> new Outcome.Silent();
            case ERROR -> new Outcome.Answered(serverError());
            case EXECUTE_LATE -> throw new IllegalArgumentException("What is late does not fail");
        };
    }

    private static Answer serverError() {
        return Answer.error(
                500, "api_error", null, "An unknown error occurred. (The stand-in was asked for this failure.)");
    }

    /** A request that was understood; nothing of it has been executed. */
    private record Prepared(
            ApiRequest request, CallTemplates.Match match, ObjectNode params, Expansion expansion, ListPage page) {

        String fingerprint() {
            return request.method() + " " + request.path() + " " + params;
        }
    }

    private Prepared prepare(ApiRequest request, CallTemplates.Match match) {
        ObjectNode params = FormDecoder.decode(request.query(), request.form());
        ListPage page = match.mayList() ? ListPage.of(params) : ListPage.FIRST;
        Expansion expansion = Expansion.of(params);
        expandable.check(match.template(), expansion);
        return new Prepared(request, match, params, expansion, page);
    }

    private Outcome executeAlone(Prepared prepared, String key) {
        Optional<Answer> refusal =
                IdempotencyKeys.refusal(key).or(() -> parts.keys().begin(key));
        if (refusal.isPresent()) {
            return new Outcome.Answered(refusal.get());
        }
        try {
            return executeInTime(prepared, key);
        } finally {
            parts.keys().end(key);
        }
    }

    /** Waits where a fault says so, without the engine's lock, while the key is in use; a stand-in that ends meanwhile never executes it. */
    private Outcome executeInTime(Prepared prepared, @Nullable String key) {
        Optional<Duration> delay = parts.desk().call(() -> delay(prepared, key));
        return delay.isEmpty() || parts.wire().await(delay.get())
                ? parts.desk().call(() -> execute(prepared, key))
                : new Outcome.Broken();
    }

    /** What a key has answered before is answered at once. */
    private Optional<Duration> delay(Prepared prepared, @Nullable String key) {
        return replay(prepared, key).isPresent()
                ? Optional.empty()
                : draw(prepared.request(), FaultKind.EXECUTE_LATE::equals)
                        .map(Fault::delayMs)
                        .map(Duration::ofMillis);
    }

    /** The part that needs the engine's lock. */
    private Outcome execute(Prepared prepared, @Nullable String key) {
        Optional<FaultKind> before =
                draw(prepared.request(), FaultKind::isBeforeExecution).map(Fault::kind);
        if (before.isPresent()) {
            return failing(before.get());
        }
        Optional<Answer> replay = replay(prepared, key);
        if (replay.isPresent()) {
            return new Outcome.Answered(replay.get());
        }
        Optional<FaultKind> during =
                draw(prepared.request(), FaultKind::isDuringExecution).map(Fault::kind);
        boolean fails = during.filter(FaultKind.ERROR::equals).isPresent();
        Executed executed = fails ? new Executed(serverError(), true) : answer(prepared, key);
        if (key != null && executed.began()) {
            remember(prepared, key, executed.answer());
        }
        return during.map(ApiFront::failing).orElseGet(() -> new Outcome.Answered(executed.answer()));
    }

    private Optional<Answer> replay(Prepared prepared, @Nullable String key) {
        return key == null ? Optional.empty() : parts.keys().replay(key, prepared.fingerprint());
    }

    /** Validation and what is not done never began to execute, so a key does not keep it. */
    private record Executed(Answer answer, boolean began) {

        static Executed of(StripeError error) {
            String code = error.code() == null ? "" : error.code();
            return new Executed(Answer.of(error), error.httpStatus() != 501 && !code.startsWith("parameter_"));
        }
    }

    private Executed answer(Prepared prepared, @Nullable String key) {
        try {
            Operation operation =
                    Objects.requireNonNull(operations.get(prepared.match().template()));
            Call call = new Call(prepared.match().variables(), prepared.params());
            Reply reply = parts.engine().inRequest(prepared.request().id(), key, () -> operation.handle(call));
            ObjectNode body =
                    switch (reply) {
                        case Reply.Ok(ObjectNode object) -> object.deepCopy();
                        case Reply.Page(var newestFirst) ->
                            prepared.page().of(newestFirst, prepared.request().path());
                    };
            prepared.expansion().apply(body, parts.engine());
            return new Executed(Answer.ok(body), true);
        } catch (StripeError error) {
            return Executed.of(error);
        }
    }

    private void remember(Prepared prepared, String key, Answer answer) {
        long instant = parts.now().millis();
        String requestId = prepared.request().id();
        parts.keys()
                .store(
                        key,
                        new StoredAnswer(prepared.fingerprint(), answer.status(), answer.body(), requestId, instant));
    }

    private Optional<Fault> draw(ApiRequest request, Predicate<FaultKind> asked) {
        return parts.faults().draw(request.method() + " " + request.path(), asked);
    }
}
