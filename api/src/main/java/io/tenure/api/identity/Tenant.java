package io.tenure.api.identity;

import io.tenure.workflows.value.OrganizationId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The organization whose rows a request sees: that of the object that it names, once the gate has let its caller pass. The database asks here, and knows
 * no other row (docs/adr/0009).
 */
public final class Tenant {

    private static final String ATTRIBUTE = Tenant.class.getName();
    private static final ScopedValue<OrganizationId> WITHIN = ScopedValue.newInstance();

    private Tenant() {}

    /** Empty before the gate, for requests that are about no organization, and in threads that serve no request. */
    public static Optional<OrganizationId> current() {
        if (WITHIN.isBound()) {
            return Optional.of(WITHIN.get());
        }
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null
                        && request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof OrganizationId id
                ? Optional.of(id)
                : Optional.empty();
    }

    /** As {@link #current}, where the gate has let pass: throws {@link IllegalStateException} elsewhere. */
    public static OrganizationId required() {
        return current().orElseThrow(() -> new IllegalStateException("The request is about no organization"));
    }

    /** Works for an organization that the gate cannot know yet, or in another thread than the request's. */
    public static <T, X extends Throwable> T within(OrganizationId id, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(WITHIN, id).call(work);
    }

    static void enter(HttpServletRequest request, OrganizationId id) {
        request.setAttribute(ATTRIBUTE, id);
    }
}
