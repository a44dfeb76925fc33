package io.tenure.api.request;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts {@code Accept} and {@code If-Match} behind the gate: who may not learns nothing of revisions. */
@Configuration(proxyBeanMethods = false)
class RequestWebConfiguration implements WebMvcConfigurer {

    private final AcceptInterceptor accept;
    private final IfMatchInterceptor ifMatch;

    RequestWebConfiguration(AcceptInterceptor accept, IfMatchInterceptor ifMatch) {
        this.accept = accept;
        this.ifMatch = ifMatch;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(accept).order(Ordered.LOWEST_PRECEDENCE);
        registry.addInterceptor(ifMatch).order(Ordered.LOWEST_PRECEDENCE);
    }
}
