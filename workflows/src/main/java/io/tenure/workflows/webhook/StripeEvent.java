package io.tenure.workflows.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UnixTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is read of Stripe's event, delivered or listed. From the tree, not by Stripe's classes: an event of another API version would come out empty
 * (billing rule 4).
 *
 * @param account of Connect events only; null for our own account's
 * @param subscriptionReference the provider's subscription that the object belongs to, where it says so
 * @param tenureId our id as the object carries it; null when it carries none, or one that is no id
 * @param createdAt null where the event says none, or one beyond our range
 */
public record StripeEvent(
        String id,
        String kind,
        boolean liveMode,
        @Nullable String account,
        @Nullable String apiVersion,
        @Nullable String objectReference,
        @Nullable String subscriptionReference,
        @Nullable SubscriptionId tenureId,
        @Nullable Instant createdAt) {

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    /** Empty when the body is no event. */
    public static Optional<StripeEvent> read(byte[] body) {
        try {
            return read(READER.readTree(new String(body, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    /** The provider's customer whom the object of an event names; empty where it names none or the body is no event. */
    public static Optional<String> customer(byte[] body) {
        try {
            return Optional.ofNullable(text(
                    READER.readTree(new String(body, StandardCharsets.UTF_8)).at("/data/object/customer")));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    /** Empty when the node is no event. */
    public static Optional<StripeEvent> read(JsonNode root) {
        String id = text(root.path("id"));
        String kind = text(root.path("type"));
        return id == null || kind == null ? Optional.empty() : Optional.of(read(root, id, kind));
    }

    private static StripeEvent read(JsonNode root, String id, String kind) {
        JsonNode object = root.path("data").path("object");
        JsonNode owner = object.path("parent").path("subscription_details");
        String subscription = text(owner.path("subscription"));
        return new StripeEvent(
                id,
                kind,
                root.path("livemode").asBoolean(false),
                text(root.path("account")),
                text(root.path("api_version")),
                text(object.path("id")),
                subscription != null ? subscription : text(object.path("subscription")),
                tenureId(object, owner),
                instant(root.path("created")));
    }

    private static @Nullable Instant instant(JsonNode seconds) {
        return seconds.isNumber() && seconds.canConvertToLong() ? UnixTime.of(seconds.asLong()) : null;
    }

    private static @Nullable SubscriptionId tenureId(JsonNode object, JsonNode owner) {
        String own = text(object.path("metadata").path("tenure_id"));
        String carried = own != null ? own : text(owner.path("metadata").path("tenure_id"));
        String text = carried != null ? carried : text(object.path("client_reference_id"));
        try {
            return text == null ? null : SubscriptionId.parse(text);
        } catch (IllegalArgumentException someoneElses) {
            return null;
        }
    }

    /** With {@code ?} for what JSON may spell and a text of PostgreSQL cannot hold: U+0000 and halves of a pair. */
    private static @Nullable String text(JsonNode node) {
        return node.isTextual()
                ? new String(node.textValue().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                        .replace('\0', '?')
                : null;
    }
}
