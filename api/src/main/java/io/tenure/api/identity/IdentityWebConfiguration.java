package io.tenure.api.identity;

import io.tenure.store.organization.PlatformRole;
import io.tenure.workflows.value.ApiKeyId;
import io.tenure.workflows.value.ApplicationId;
import io.tenure.workflows.value.AuditEntryId;
import io.tenure.workflows.value.OperationId;
import io.tenure.workflows.value.OrganizationId;
import io.tenure.workflows.value.PlanId;
import io.tenure.workflows.value.SeatId;
import io.tenure.workflows.value.StandingChangeId;
import io.tenure.workflows.value.SubscriptionId;
import io.tenure.workflows.value.UserId;
import io.tenure.workflows.value.WebhookEventId;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the one gate in front of every controller, and ids and callers into their parameters. */
@Configuration(proxyBeanMethods = false)
class IdentityWebConfiguration implements WebMvcConfigurer {

    private final AuthorizationInterceptor authorization;

    IdentityWebConfiguration(AuthorizationInterceptor authorization) {
        this.authorization = authorization;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(authorization);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerParameter());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, ApiKeyId.class, ApiKeyId::parse);
        registry.addConverter(String.class, ApplicationId.class, ApplicationId::parse);
        registry.addConverter(String.class, OperationId.class, OperationId::parse);
        registry.addConverter(String.class, OrganizationId.class, OrganizationId::parse);
        registry.addConverter(String.class, PlanId.class, PlanId::parse);
        registry.addConverter(String.class, PlatformRole.class, PlatformRole::of);
        registry.addConverter(String.class, SeatId.class, SeatId::parse);
        registry.addConverter(String.class, AuditEntryId.class, AuditEntryId::parse);
        registry.addConverter(String.class, StandingChangeId.class, StandingChangeId::parse);
        registry.addConverter(String.class, SubscriptionId.class, SubscriptionId::parse);
        registry.addConverter(String.class, UserId.class, UserId::new);
        registry.addConverter(String.class, WebhookEventId.class, WebhookEventId::parse);
    }
}
