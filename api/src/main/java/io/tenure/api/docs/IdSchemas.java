package io.tenure.api.docs;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.tenure.api.problem.Moments;
import io.tenure.store.organization.PlatformRole;
import io.tenure.workflows.value.ApiKeyId;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PersonId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.StandingChangeId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import io.tenure.workflows.value.WebhookEventId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of our own kinds of text what they look like, so that the document refuses what the API refuses. */
@Component
final class IdSchemas implements ModelConverter {

    /** What stands behind the prefix: 128 bits in 26 digits of 5. */
    private static final String DIGITS = "_[0-7][0-9a-hjkmnp-tv-z]{25}$";

    private static final Map<Class<?>, String> PATTERNS = patterns();

    static final Class<?>[] TYPES = PATTERNS.keySet().toArray(Class<?>[]::new);

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType javaType = Json31.mapper().constructType(type.getType());
        Class<?> raw = javaType == null ? Object.class : javaType.getRawClass();
        return of(raw).orElseGet(() -> chain.hasNext() ? chain.next().resolve(type, context, chain) : null);
    }

    /** A schema of its own each time, because the document's maker changes them. Empty for all other types. */
    static Optional<Schema<?>> of(Class<?> type) {
        if (PATTERNS.containsKey(type)) {
            return Optional.of(text().pattern(PATTERNS.get(type)));
        }
        if (type == UserId.class) {
            return Optional.of(text().minLength(1).maxLength(UserId.LONGEST).pattern("^(?:" + UserId.FORM + ")$"));
        }
        if (type == PlatformRole.class) {
            StringSchema roles = text();
            roles.setEnum(
                    Arrays.stream(PlatformRole.values()).map(PlatformRole::code).toList());
            return Optional.of(roles);
        }
        return type == Instant.class ? Optional.of(text().format("date-time")) : Optional.empty();
    }

    private static StringSchema text() {
        StringSchema text = new StringSchema();
        text.addType("string");
        return text;
    }

    private static Map<Class<?>, String> patterns() {
        Map<Class<?>, String> patterns = new HashMap<>();
        Map.ofEntries(
                        Map.entry(ApiKeyId.class, "key"),
                        Map.entry(ApplicationId.class, "app"),
                        Map.entry(AuditEntryId.class, "audit"),
                        Map.entry(OperationId.class, "op"),
                        Map.entry(OrganizationId.class, "org"),
                        Map.entry(PersonId.class, "person"),
                        Map.entry(PlanId.class, "plan"),
                        Map.entry(SeatId.class, "seat"),
                        Map.entry(StandingChangeId.class, "chg"),
                        Map.entry(SubscriptionId.class, "sub"),
                        Map.entry(WebhookEventId.class, "event"))
                .forEach((type, prefix) -> patterns.put(type, "^" + prefix + DIGITS));
        patterns.put(Duration.class, Moments.DURATION);
        return patterns;
    }
}
