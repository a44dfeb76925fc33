package io.tenure.api.identity;

import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.organization.AccessDao;
import io.tenure.workflows.value.TypedId;
import io.tenure.workflows.value.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** The one place where a declaration is enforced. Who passes becomes the request's {@link Caller}. */
@Component
final class Gate {

    static final String CALLER = Gate.class.getName() + ".caller";

    private final Access access;
    private final IntegrationKey integrationKey;

    Gate(Access access, IntegrationKey integrationKey) {
        this.access = access;
        this.integrationKey = integrationKey;
    }

    /** @param subject the object that the request is about; null where it is about none */
    void pass(Requirement requirement, @Nullable TypedId subject, HttpServletRequest request) {
        switch (requirement) {
            case Requirement.Nothing nothing -> {}
            case Requirement.AnyUser anyUser -> enter(request, new Caller(user(), false, null));
            case Requirement.Operator operator -> {
                access.requireOperator(subject, user());
                enter(request, new Caller(user(), true, null));
            }
            case Requirement.Support support -> {
                boolean operator = access.requireSupport(user());
                enter(request, new Caller(user(), operator, null));
            }
            case Requirement.Integration integration ->
                integrationKey.require(request.getHeader(IntegrationKey.HEADER));
            case Requirement.OneOf oneOf -> {
                AccessDao.Standing standing = access.requireRole(required(subject), user(), Set.copyOf(oneOf.roles()));
                enter(request, new Caller(user(), standing.operator(), standing.role()));
            }
        }
    }

    private static TypedId required(@Nullable TypedId subject) {
        if (subject == null) {
            throw new IllegalStateException("A role is asked for, but in no organization");
        }
        return subject;
    }

    private static void enter(HttpServletRequest request, Caller caller) {
        request.setAttribute(CALLER, caller);
    }

    private static UserId user() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof JwtAuthenticationToken token) {
            return new UserId(token.getName());
        }
        throw new ProblemException(ProblemType.UNAUTHENTICATED);
    }
}
