package io.tenure.api.docs;

import io.swagger.v3.oas.models.Operation;
import io.tenure.api.identity.ReasonRule;
import io.tenure.api.identity.WhoMay;
import io.tenure.store.organization.PlatformRole;
import java.util.Locale;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Says for programs, in extensions of each operation, what its authorization is: {@code x-authentication} ({@code none}, {@code signature},
 * {@code api-key}, {@code integration-key} or {@code token}), {@code x-roles} in the organization and {@code x-platform-roles}, of which one suffices,
 * {@code x-oneself} where every member may for oneself, and {@code x-reason} where staff must say why ({@link ReasonRule}). A token without either list means everybody with a token.
 */
@Component
final class DeclaredAccess implements OperationCustomizer {

    static final String REASON = "x-reason";

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        WhoMay whoMay = WhoMay.of(handler.getMethod());
        addProof(operation, whoMay.proof());
        if (!whoMay.roles().isEmpty()) {
            operation.addExtension("x-roles", whoMay.roles());
        }
        if (!whoMay.platformRoles().isEmpty()) {
            operation.addExtension(
                    "x-platform-roles",
                    whoMay.platformRoles().stream().map(PlatformRole::code).toList());
        }
        ReasonRule reason = ReasonRule.of(handler.getMethod());
        if (reason != ReasonRule.OPTIONAL) {
            operation.addExtension(
                    REASON, reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        if (whoMay.oneself()) {
            operation.addExtension("x-oneself", true);
        }
        return operation;
    }

    static void addProof(Operation operation, WhoMay.Proof proof) {
        operation.addExtension(
                "x-authentication", proof.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
