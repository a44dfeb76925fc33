package io.tenure.api.identity;

import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import io.tenure.store.organization.AccessDao;
import io.tenure.store.organization.PlatformRole;
import io.tenure.workflows.value.Text;
import io.tenure.workflows.value.TypedId;
import io.tenure.workflows.value.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** The one place where a declaration is enforced. Who passes becomes the request's {@link Caller}, and the organization its {@link Tenant}. */
@Component
final class Gate {

    static final String CALLER = Gate.class.getName() + ".caller";

    /** Set where the header says no reason and the body must. */
    private static final String UNSAID = Gate.class.getName() + ".unsaid";

    private static final Logger log = LoggerFactory.getLogger(Gate.class);

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Access access;
    private final People people;
    private final Arrivals arrivals;

    Gate(Access access, People people, Arrivals arrivals) {
        this.access = access;
        this.people = people;
        this.arrivals = arrivals;
    }

    /** @param subject the object that the request is about; null where it is about none */
    void pass(Declaration declaration, @Nullable TypedId subject, HttpServletRequest request) {
        switch (declaration.requirement()) {
            case Requirement.Nothing nothing -> {}
            case Requirement.Signature signature -> {}
            case Requirement.AnyUser anyUser -> {
                People.Seen person = person();
                enter(request, new Caller(person.userId(), person.personId(), false, null, null));
            }
            case Requirement.Support support ->
                passStaff(Set.of(PlatformRole.SUPPORT, PlatformRole.OPERATOR), declaration, subject, request);
            case Requirement.Operator operator ->
                passStaff(Set.of(PlatformRole.OPERATOR), declaration, subject, request);
            case Requirement.Integration integration -> requireMachine();
            case Requirement.Admin admin -> passStaff(Set.of(PlatformRole.ADMIN), declaration, subject, request);
            case Requirement.OneOf oneOf -> passMember(oneOf, declaration, required(subject), request);
        }
        Recheck.pass(request);
    }

    /** What a body shall say is known once it is read. */
    static void requireReason(Reasoned body, HttpServletRequest request) {
        String said = body.reason();
        if (request.getAttribute(UNSAID) != null && !Recheck.isAsked(request) && (said == null || Text.isBlank(said))) {
            throw ProblemException.field(Reason.HEADER, "required");
        }
    }

    private static @Nullable String reason(ReasonRule rule, HttpServletRequest request) {
        String reason = Reason.of(request);
        if (reason == null && rule == ReasonRule.HEADER && !Recheck.isAsked(request)) {
            throw ProblemException.field(Reason.HEADER, "required");
        }
        if (reason == null && rule == ReasonRule.HEADER_OR_BODY) {
            request.setAttribute(UNSAID, true);
        }
        return reason;
    }

    private void passStaff(
            Set<PlatformRole> roles, Declaration declaration, @Nullable TypedId subject, HttpServletRequest request) {
        People.Seen person = person();
        access.requireStaff(subject, person.userId(), roles)
                .ifPresent(standing -> Tenant.enter(request, standing.organizationId()));
        enter(
                request,
                new Caller(person.userId(), person.personId(), true, null, reason(declaration.reason(), request)));
    }

    private void passMember(
            Requirement.OneOf oneOf, Declaration declaration, TypedId subject, HttpServletRequest request) {
        People.Seen person = person();
        UserId user = person.userId();
        boolean reading = READING.contains(request.getMethod());
        boolean oneself = oneOf.orOneself() && user.value().equals(pathVariable(request, "userId"));
        AccessDao.Standing standing =
                access.requireRole(subject, user, new Access.Demand(Set.copyOf(oneOf.roles()), reading, oneself));
        if (standing.archived() && !reading && !oneOf.evenArchived() && !Recheck.isAsked(request)) {
            throw new ProblemException(ProblemType.ORGANIZATION_ARCHIVED);
        }
        if (standing.expected()) {
            arrivals.arrive(standing.organizationId(), person);
        }
        if (reading && standing.role() == null) {
            log.atInfo()
                    .addKeyValue("organizationId", standing.organizationId())
                    .addKeyValue("personId", person.personId())
                    .log("The platform's staff reads");
        }
        ReasonRule rule = standing.role() == null ? declaration.reason() : ReasonRule.OPTIONAL;
        // A member's is looked at like anybody's, and not kept.
        String reason = reading && !standing.operator() ? null : reason(rule, request);
        Tenant.enter(request, standing.organizationId());
        String kept = standing.operator() ? reason : null;
        enter(request, new Caller(user, person.personId(), standing.operator(), standing.role(), kept));
    }

    private static TypedId required(@Nullable TypedId subject) {
        if (subject == null) {
            throw new IllegalStateException("A role is asked for, but in no organization");
        }
        return subject;
    }

    private static @Nullable Object pathVariable(HttpServletRequest request, String name) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? variables.get(name)
                : null;
    }

    private static void enter(HttpServletRequest request, Caller caller) {
        request.setAttribute(CALLER, caller);
    }

    private static void requireMachine() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !authentication.getName().equals(TrustedMachines.NAME)) {
            throw new ProblemException(ProblemType.INTEGRATION_KEY_UNKNOWN);
        }
    }

    private People.Seen person() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof JwtAuthenticationToken token) {
            return people.see(token.getToken());
        }
        throw new ProblemException(ProblemType.UNAUTHENTICATED);
    }
}
