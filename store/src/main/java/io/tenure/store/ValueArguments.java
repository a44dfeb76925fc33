package io.tenure.store;

import io.tenure.workflows.subscription.Provider;
import io.tenure.workflows.subscription.StandingReason;
import io.tenure.workflows.value.TypedId;
import io.tenure.workflows.value.UserId;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jspecify.annotations.Nullable;

/** Writes the values that this project defines. Preparable, because JDBI asks a preparable factory for enums and instants first. */
final class ValueArguments implements ArgumentFactory.Preparable {

    @Override
    public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
        Class<?> erased = GenericTypes.getErasedType(type);
        return isOurs(erased) ? Optional.of(ValueArguments::argument) : Optional.empty();
    }

    private static boolean isOurs(Class<?> type) {
        return TypedId.class.isAssignableFrom(type)
                || type == UserId.class
                || type == Provider.class
                || type == StandingReason.class
                || type == Instant.class;
    }

    private static Argument argument(@Nullable Object value) {
        Object written = written(value);
        return (position, statement, context) -> statement.setObject(position, written);
    }

    private static @Nullable Object written(@Nullable Object value) {
        return switch (value) {
            case TypedId id -> id.value();
            case UserId user -> user.value();
            case Provider provider -> provider.code();
            case StandingReason reason -> reason.code();
            case Instant instant -> instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
            case null, default -> null;
        };
    }
}
