package io.tenure.api.request;

import io.tenure.api.problem.Problem.FieldError;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses that are another one's second spelling, before anybody asks where they lead: who counts, caches or bars requests by their address
 * must not be talked round. What an address may name, such as a person, stands in it percent-encoded, whatever its letters. An address whose bytes are
 * no UTF-8 the container has refused.
 */
@Component
@Order(FilterOrder.ADDRESS)
final class AddressFilter extends OncePerRequestFilter {

    /** The name that HTTP/2 has for it. */
    private static final String PATH = ":path";

    private static final String RULE =
            "no part that is empty, . or .., no ; and nothing percent-encoded that needs no encoding or is a control";

    /** RFC 3986, section 3.3. */
    private static final String RAW = "[A-Za-z0-9._~!$&'()*+,=:@-]";

    /** Letters, digits, hyphen, dot and underline every encoder leaves as they are; there are some that encode the tilde. */
    private static final String ENCODED =
            "%(?!3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa]|2[DdEe]|5[Ff]|[01]|7[Ff])[0-9A-Fa-f]{2}";

    private static final Pattern PLAIN =
            Pattern.compile("(?=/)(?:/(?!\\.{1,2}(?:/|$))(?:" + RAW + "|" + ENCODED + ")++)*+/?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isPlain(request.getRequestURI())) {
            throw new ProblemException(ProblemType.BAD_REQUEST).at(List.of(new FieldError(PATH, "invalid", RULE)));
        }
        chain.doFilter(request, response);
    }

    static boolean isPlain(String path) {
        return PLAIN.matcher(path).matches();
    }
}
