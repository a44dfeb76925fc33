package io.tenure.api.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenure.api.docs.Raises;
import io.tenure.api.identity.PublicEndpoint;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.api.request.Seldom;
import io.tenure.api.request.Strangers;
import io.tenure.store.webhook.StripeInbox;
import io.tenure.workflows.webhook.StripeEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stripe's deliveries. An answer of 200 means that the event is stored. */
@RestController
@Tag(name = "Webhooks")
final class StripeWebhookController {

    private static final int LARGEST = 1024 * 1024;
    private static final String DELIVERIES = "tenure.webhook.deliveries";

    private static final Logger log = LoggerFactory.getLogger(StripeWebhookController.class);

    private final Seldom quarantines = new Seldom(Duration.ofMinutes(1));
    private final Seldom forgeries = new Seldom(Duration.ofMinutes(1));
    private final StripeIntake intake;
    private final StripeSignature signature;
    private final Strangers strangers;
    private final MeterRegistry meters;

    StripeWebhookController(StripeIntake intake, StripeSignature signature, Strangers strangers, MeterRegistry meters) {
        this.intake = intake;
        this.signature = signature;
        this.strangers = strangers;
        this.meters = meters;
    }

    @PostMapping("/webhooks/stripe")
    @PublicEndpoint(signed = true)
    @ResponseStatus(HttpStatus.OK)
    @Raises({
        ProblemType.SIGNATURE_INVALID,
        ProblemType.BODY_TOO_LARGE,
        ProblemType.TOO_MANY_REQUESTS,
        ProblemType.DATABASE_UNAVAILABLE
    })
    @Operation(
            operationId = "takeStripeEvent",
            summary = "Take in an event that Stripe delivers, signed in the header Stripe-Signature")
    void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = body(request);
        if (!signature.isValid(body, request.getHeader("Stripe-Signature"))) {
            count("bad-signature");
            forgeries.happened().ifPresent(StripeWebhookController::tellOfForgeries);
            strangers.charge(request, response);
            throw new ProblemException(ProblemType.SIGNATURE_INVALID);
        }
        StripeEvent event = StripeEvent.read(body).orElseThrow(() -> new ProblemException(ProblemType.UNREADABLE_BODY));
        StripeInbox.Taken taken = intake.take(event, body);
        count(taken.name().toLowerCase(Locale.ROOT));
        if (taken == StripeInbox.Taken.QUARANTINED) {
            quarantines.happened().ifPresent(StripeWebhookController::tell);
        }
    }

    private static void tell(long number) {
        log.warn(
                "{} events of another mode or account were quarantined: compare tenure.stripe.live-mode and"
                        + " tenure.stripe.account with where this endpoint is registered",
                number);
    }

    private static void tellOfForgeries(long number) {
        log.warn(
                "{} deliveries were not signed with our secrets, or not now: where they are Stripe's, compare"
                        + " tenure.stripe.webhook-secrets with the endpoint's, and the clocks",
                number);
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new ProblemException(ProblemType.BODY_TOO_LARGE);
        }
        return body;
    }

    private void count(String outcome) {
        meters.counter(DELIVERIES, "outcome", outcome).increment();
    }
}
