package io.tenure.api.request;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts {@code If-Match} behind the gate: who may not learns nothing of revisions. */
@Configuration(proxyBeanMethods = false)
class RequestWebConfiguration implements WebMvcConfigurer {

    private final IfMatchInterceptor ifMatch;

    RequestWebConfiguration(IfMatchInterceptor ifMatch) {
        this.ifMatch = ifMatch;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(ifMatch).order(Ordered.LOWEST_PRECEDENCE);
    }
}
