package io.tenure.api.problem;

import io.swagger.v3.oas.annotations.Operation;
import io.tenure.api.identity.PublicEndpoint;
import io.tenure.api.problem.Problem.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.convert.ConversionService;
import org.springframework.format.FormatterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a query with all that is wrong with it: parameters that nobody knows, that are there twice, missing, no value of their kind, or out of
 * bounds. Where a body follows, the two are refused together, once it is read; otherwise this stands before the authorization, because it looks at
 * nothing but the request. Public endpoints take any query: their addresses are configured elsewhere, at providers and load balancers.
 */
@Component
final class QueryReading implements HandlerInterceptor, WebMvcConfigurer {

    private final ObjectProvider<ConversionService> conversion;
    private final Validator validator;
    private final Map<Method, DeclaredQuery> known = new ConcurrentHashMap<>();

    QueryReading(@Qualifier("mvcConversionService") ObjectProvider<ConversionService> conversion, Validator validator) {
        this.conversion = conversion;
        this.validator = validator;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }

    /** As bodies have them. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Instant.class, text -> read(Moments.instant(text)));
        registry.addConverter(String.class, Duration.class, text -> read(Moments.duration(text)));
    }

    private static <T> T read(Optional<T> value) {
        return value.orElseThrow(() -> new IllegalArgumentException("No value of its kind"));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(Operation.class)
                && !method.hasMethodAnnotation(PublicEndpoint.class)) {
            List<FieldError> faults = query(method).faults(request.getParameterMap());
            if (!faults.isEmpty()) {
                refuse(faults, hasBody(method));
            }
        }
        return true;
    }

    /** Faults of a body are told together with these once it is read, unless the caller may not. */
    private static void refuse(List<FieldError> faults, boolean bodyFollows) {
        if (!bodyFollows) {
            throw ProblemException.fields(faults);
        }
        BodyFaults.begin();
        faults.forEach(BodyFaults::add);
    }

    private static boolean hasBody(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    private DeclaredQuery query(HandlerMethod method) {
        return known.computeIfAbsent(
                method.getMethod(), declared -> DeclaredQuery.of(method, validator, conversion.getObject()));
    }
}
