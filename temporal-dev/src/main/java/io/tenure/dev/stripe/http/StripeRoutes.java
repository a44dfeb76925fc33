package io.tenure.dev.stripe.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.tenure.dev.stripe.engine.Ids;
import io.tenure.dev.stripe.engine.StripeError;
import io.tenure.dev.stripe.http.answer.Answer;
import io.tenure.dev.stripe.http.fault.Wire;
import io.tenure.dev.stripe.http.page.PageAnswer;
import io.tenure.dev.stripe.http.page.Pages;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/** Translates between the HTTP server and the fronts. */
final class StripeRoutes {
    /** The API version whose objects the stand-in speaks. */
    static final String API_VERSION = "2026-07-29.dahlia";

    private static final Logger log = LoggerFactory.getLogger(StripeRoutes.class);
    private static final List<HandlerType> METHODS =
            List.of(HandlerType.GET, HandlerType.POST, HandlerType.DELETE, HandlerType.PUT, HandlerType.PATCH);

    private final ApiFront api;
    private final ControlFront control;
    private final Pages pages;

    StripeRoutes(ApiFront api, ControlFront control, Pages pages) {
        this.api = api;
        this.control = control;
        this.pages = pages;
    }

    /** A server with every route, not yet started. */
    Javalin server(Ids ids, Wire wire, Rhythm rhythm) {
        return Javalin.create(config -> {
            quiet(config);
            controls(config.routes);
            forms(config.routes);
            METHODS.forEach(method -> config.routes.addHttpHandler(
                    method, "/*", context -> call(context, ids.next("req"), wire, rhythm)));
            config.routes.exception(StripeError.class, (error, context) -> write(context, Answer.of(error)));
            config.routes.exception(RuntimeException.class, (failure, context) -> {
                log.error("{} {} failed", context.method(), context.path(), failure);
                write(context, Answer.error(500, "api_error", null, "The Stripe stand-in failed, its log says why."));
            });
        });
    }

    private static void quiet(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.http.asyncTimeout = 0;
    }

    private void controls(RoutesConfig routes) {
        routes.get(
                "/_control/health",
                context -> write(
                        context, Answer.ok(JsonNodeFactory.instance.objectNode().put("status", "ok"))));
        routes.post("/_control/faults", context -> write(context, control.addFault(context.body())));
        routes.get("/_control/faults", context -> write(context, control.faults()));
        routes.delete("/_control/faults", context -> write(context, control.clearFaults()));
        routes.post("/_control/webhooks", context -> write(context, control.changeWebhooks(context.body())));
        routes.get("/_control/webhooks", context -> write(context, control.webhooks()));
        routes.post("/_control/retries", context -> write(context, control.changeRetries(context.body())));
        routes.get("/_control/retries", context -> write(context, control.retries()));
    }

    private void forms(RoutesConfig routes) {
        routes.get("/checkout/{id}", context -> write(context, pages.checkout(context.pathParam("id"))));
        routes.post(
                "/checkout/{id}",
                context ->
                        write(context, pages.payCheckout(context.pathParam("id"), field(context, "payment_method"))));
        routes.get("/invoice/{id}", context -> write(context, pages.invoice(context.pathParam("id"))));
        routes.post(
                "/invoice/{id}",
                context -> write(context, pages.payInvoice(context.pathParam("id"), field(context, "payment_method"))));
        routes.get("/3ds/{id}", context -> write(context, pages.secure(context.pathParam("id"))));
        routes.post(
                "/3ds/{id}",
                context -> write(
                        context, pages.authenticate(context.pathParam("id"), truth(field(context, "authenticate")))));
    }

    private void call(Context context, String requestId, Wire wire, Rhythm rhythm) {
        ApiRequest request = new ApiRequest(
                requestId,
                context.method().name(),
                context.path(),
                Objects.requireNonNullElse(context.queryString(), ""),
                context.body(),
                context.header("Authorization"),
                context.header("Idempotency-Key"));
        context.header("Request-Id", requestId);
        context.header("Stripe-Version", Objects.requireNonNullElse(context.header("Stripe-Version"), API_VERSION));
        switch (api.handle(request)) {
            case ApiFront.Outcome.Answered(Answer answer) -> write(context, answer);
            case ApiFront.Outcome.Broken broken -> wire.reset(context.req());
            case ApiFront.Outcome.Silent silent -> wire.keepSilent(context.req());
        }
        if (request.path().endsWith("/advance")) {
            rhythm.runClocks();
        }
    }

    private static String field(Context context, String name) {
        String value = context.formParam(name);
        if (value == null || value.isBlank()) {
            throw StripeError.missingParameter(name);
        }
        return value;
    }

    private static boolean truth(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw StripeError.invalid(null, "authenticate is true or false", "authenticate");
        };
    }

    private static void write(Context context, Answer answer) {
        answer.headers().forEach(context::header);
        context.status(answer.status()).contentType("application/json").result(answer.body());
    }

    private static void write(Context context, PageAnswer answer) {
        switch (answer) {
            case PageAnswer.Shown(int status, String html) ->
                context.status(status).html(html);
            case PageAnswer.GoTo(String url) -> context.status(303).header("Location", url);
        }
    }
}
