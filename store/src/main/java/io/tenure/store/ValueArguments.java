package io.tenure.store;

import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.subscription.StandingReason;
import io.tenure.workflows.value.TypedId;
import io.tenure.workflows.value.UserId;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;

/** Writes the values that this project defines. */
final class ValueArguments implements ArgumentFactory {

    @Override
    public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
        return switch (value) {
            case TypedId id -> object(id.value());
            case UserId user -> object(user.value());
            case Provider provider -> object(provider.code());
            case StandingReason reason -> object(reason.code());
            case Instant instant -> object(instantInUtc(instant));
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Argument> object(Object value) {
        return Optional.of((position, statement, context) -> statement.setObject(position, value));
    }

    private static OffsetDateTime instantInUtc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
