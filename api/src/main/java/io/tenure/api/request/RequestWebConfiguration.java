package io.tenure.api.request;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the manners of requests behind the gate: who may not learns nothing of revisions and children. */
@Configuration(proxyBeanMethods = false)
class RequestWebConfiguration implements WebMvcConfigurer {

    private final IfMatchInterceptor ifMatch;
    private final ExpandInterceptor expand;

    RequestWebConfiguration(IfMatchInterceptor ifMatch, ExpandInterceptor expand) {
        this.ifMatch = ifMatch;
        this.expand = expand;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(expand).order(Ordered.LOWEST_PRECEDENCE);
        registry.addInterceptor(ifMatch).order(Ordered.LOWEST_PRECEDENCE);
    }
}
