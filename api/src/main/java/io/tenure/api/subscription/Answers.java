package io.tenure.api.subscription;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tenure.workflows.value.Money;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers over HTTP: what was done, or 202 with the address of the operation. */
final class Answers {

    private Answers() {}

    /** @param owed what open invoices still ask for; null when nothing */
    @Schema(name = "SubscriptionWithOwed")
    record WithOwed(
            @JsonUnwrapped SubscriptionView subscription,
            @Nullable Money owed) {}

    static ResponseEntity<Object> subscription(Answer answer, HttpStatus status) {
        return of(answer, done -> ResponseEntity.status(status).body(done.subscription()));
    }

    static ResponseEntity<Object> created(Answer answer) {
        return of(
                answer,
                done -> ResponseEntity.created(URI.create(
                                "/subscriptions/" + done.subscription().id()))
                        .body(done.subscription()));
    }

    static ResponseEntity<Object> withOwed(Answer answer) {
        return of(answer, done -> ResponseEntity.ok(new WithOwed(done.subscription(), done.owed())));
    }

    static ResponseEntity<Object> nothing(Answer answer) {
        return of(answer, done -> ResponseEntity.noContent().build());
    }

    private static ResponseEntity<Object> of(Answer answer, Function<Answer.Done, ResponseEntity<Object>> whenDone) {
        return switch (answer) {
            case Answer.Done done -> whenDone.apply(done);
            case Answer.Later later ->
                ResponseEntity.accepted()
                        .location(URI.create("/operations/" + later.operation().id()))
                        .body(later.operation());
        };
    }
}
