package io.tenure.api.seat;

import io.tenure.workflows.subscription.Standing;
import java.io.OutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes answers as the contract shows them. */
final class SeatAnswerWriter {

    private static final String NO_SUBSCRIPTION = "NONE";

    private final JsonFactory json;

    SeatAnswerWriter(JsonFactory json) {
        this.json = json;
    }

    /** Closes the stream. */
    void write(SeatAnswer answer, OutputStream out) {
        try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), out)) {
            generator.writeStartObject();
            switch (answer) {
                case SeatAnswer.Access access -> write(generator, access);
                case SeatAnswer.NoAccess noAccess -> write(generator, noAccess);
            }
            generator.writeEndObject();
        }
    }

    private static void write(JsonGenerator generator, SeatAnswer.Access access) {
        generator.writeBooleanProperty("hasAccess", true);
        generator.writeStringProperty("seatId", access.seatId().toString());
        generator.writeStringProperty("subscriptionStatus", access.status().name());
        Instant expiresAt = access.expiresAt();
        generator.writeName("expiresAt");
        if (expiresAt == null) {
            generator.writeNull();
        } else {
            generator.writeString(expiresAt.toString());
        }
    }

    private static void write(JsonGenerator generator, SeatAnswer.NoAccess noAccess) {
        generator.writeBooleanProperty("hasAccess", false);
        generator.writeNullProperty("seatId");
        generator.writeStringProperty("subscriptionStatus", name(noAccess.status()));
        generator.writeNullProperty("expiresAt");
        generator.writeStringProperty("reason", noAccess.reason().code());
    }

    private static String name(@Nullable Standing status) {
        return status == null ? NO_SUBSCRIPTION : status.name();
    }
}
