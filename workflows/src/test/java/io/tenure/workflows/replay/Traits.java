package io.tenure.workflows.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.RetryPolicy;
import io.temporal.api.common.v1.SearchAttributes;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.internal.common.ProtobufTimeUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** The comparable parts of a command, each by its name. A payload is taken apart, so that a difference names the property. */
final class Traits {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SortedMap<String, String> all = new TreeMap<>();

    SortedMap<String, String> all() {
        return all;
    }

    Traits text(String name, String value) {
        if (!value.isEmpty()) {
            all.put(name, value);
        }
        return this;
    }

    Traits duration(String name, Duration duration) {
        return text(name, ProtobufTimeUtils.toJavaDuration(duration).toString());
    }

    Traits payloads(String name, Payloads payloads) {
        for (int i = 0; i < payloads.getPayloadsCount(); i++) {
            payload(name + "[" + i + "]", payloads.getPayloads(i));
        }
        return this;
    }

    Traits payload(String name, Payload payload) {
        if (!payload.equals(Payload.getDefaultInstance())) {
            try {
                flatten(name, JSON.readTree(payload.getData().toByteArray()));
            } catch (IOException e) {
                throw new UncheckedIOException(name + " is not JSON", e);
            }
        }
        return this;
    }

    private void flatten(String name, JsonNode node) {
        if (node.isEmpty() || node.isValueNode()) {
            all.put(name, node.isMissingNode() ? "null" : node.toString());
        } else if (node.isObject()) {
            node.properties().forEach(property -> flatten(name + "." + property.getKey(), property.getValue()));
        } else {
            for (int i = 0; i < node.size(); i++) {
                flatten(name + "[" + i + "]", node.get(i));
            }
        }
    }

    Traits searchAttributes(SearchAttributes attributes) {
        attributes.getIndexedFieldsMap().forEach((name, value) -> {
            payload(name, value);
            text(
                    name + " type",
                    value.getMetadataOrDefault("type", ByteString.EMPTY).toStringUtf8());
        });
        return this;
    }

    Traits failure(Failure failure) {
        return text("failure", failure.getMessage())
                .text("failure type", failure.getApplicationFailureInfo().getType())
                .payloads("failure details", failure.getApplicationFailureInfo().getDetails());
    }

    Traits activity(ActivityTaskScheduledEventAttributes scheduled) {
        text("priority", scheduled.getPriority().toString().strip());
        retryPolicy(scheduled.getRetryPolicy());
        return text("type", scheduled.getActivityType().getName())
                .text("task queue", scheduled.getTaskQueue().getName())
                .duration("start-to-close timeout", scheduled.getStartToCloseTimeout())
                .duration("schedule-to-close timeout", scheduled.getScheduleToCloseTimeout())
                .duration("schedule-to-start timeout", scheduled.getScheduleToStartTimeout())
                .duration("heartbeat timeout", scheduled.getHeartbeatTimeout())
                .payloads("input", scheduled.getInput());
    }

    private void retryPolicy(RetryPolicy policy) {
        duration("retry: initial interval", policy.getInitialInterval());
        duration("retry: maximum interval", policy.getMaximumInterval());
        text("retry: coefficient", Double.toString(policy.getBackoffCoefficient()));
        text("retry: attempts", Integer.toString(policy.getMaximumAttempts()));
        text("retry: never after", policy.getNonRetryableErrorTypesList().toString());
    }
}
