package io.tenure.activities.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiResource.RequestMethod;
import io.tenure.activities.subscription.StripeCallRate;
import io.tenure.activities.subscription.StripeConnection;
import io.tenure.activities.subscription.StripeFailures;
import io.tenure.activities.subscription.StripeSettings;
import io.tenure.workflows.temporal.FailureType;
import io.tenure.workflows.webhook.StripeEventKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's list of the events that cause a look, newest first. Read as the text that Stripe sends, not by its classes: each event is frozen in the API version of its
 * creation (billing rule 4).
 */
final class StripeEventList {

    /** The most that Stripe gives at once. */
    private static final int PAGE = 100;

    /** What changes no standing is not asked for; Stripe takes twenty kinds at most. */
    private static final String KINDS = StripeEventKind.names().stream()
            .sorted()
            .map(kind -> "&types%5B%5D=" + kind)
            .collect(Collectors.joining());

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final StripeClient client;
    private final StripeCallRate rate;

    StripeEventList(StripeConnection access) {
        StripeSettings settings = access.settings();
        this.rate = access.rate();
        this.client = StripeClient.builder()
                .setApiKey(settings.apiKey())
                .setApiBase(settings.apiBase())
                .setConnectTimeout(Math.toIntExact(settings.limits().connect().toMillis()))
                .setReadTimeout(Math.toIntExact(settings.limits().read().toMillis()))
                .setMaxNetworkRetries(0)
                .build();
    }

    /** @param last where the next page begins; null exactly on the last page */
    record Page(List<JsonNode> events, @Nullable String last) {}

    /**
     * @param since created at or after it
     * @param after the event that ended the page before; null asks for the first page
     */
    Page page(Instant since, @Nullable String after) {
        String path = "/v1/events?limit=" + PAGE + "&created%5Bgte%5D=" + since.getEpochSecond() + KINDS
                + (after == null ? "" : "&starting_after=" + after);
        rate.awaitLook();
        try {
            return read(MAPPER.readTree(
                    client.rawRequest(RequestMethod.GET, path, null).body()));
        } catch (StripeException e) {
            throw StripeFailures.classify(e);
        } catch (JsonProcessingException e) {
            throw FailureType.UNAVAILABLE.failure("provider-unreadable");
        }
    }

    private static Page read(JsonNode list) {
        List<JsonNode> events = new ArrayList<>();
        list.path("data").forEach(events::add);
        boolean more = list.path("has_more").asBoolean(false) && !events.isEmpty();
        return new Page(events, more ? events.getLast().path("id").asText() : null);
    }
}
