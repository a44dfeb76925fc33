package io.tenure.api.identity;

import java.util.List;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.authentication.preauth.RequestHeaderAuthenticationFilter;

/** Callers that are known by the integration key: all of them are one. */
final class TrustedMachines {

    static final String PATHS = "/tasks/**";

    /** No person's: a token's subject has no control characters. */
    static final String NAME = "\u0000integration";

    private TrustedMachines() {}

    /** Without the key, or with a wrong one, nobody is known. */
    static RequestHeaderAuthenticationFilter filter(IntegrationKey key) {
        RequestHeaderAuthenticationFilter filter = new RequestHeaderAuthenticationFilter();
        filter.setPrincipalRequestHeader(IntegrationKey.HEADER);
        filter.setExceptionIfHeaderMissing(false);
        filter.setAuthenticationManager(given -> machine(key, given));
        return filter;
    }

    private static Authentication machine(IntegrationKey key, Authentication given) {
        if (!key.is(given.getName())) {
            throw new BadCredentialsException("Not the integration key");
        }
        return new PreAuthenticatedAuthenticationToken(NAME, "", List.of());
    }
}
