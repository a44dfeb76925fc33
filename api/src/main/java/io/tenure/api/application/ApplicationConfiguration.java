package io.tenure.api.application;

import io.tenure.api.identity.AcrossTenants;
import io.tenure.store.application.ApiKeyUseDao;
import io.tenure.workflows.value.ApiKeyId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApplicationConfiguration {

    @Bean
    LastUses<ApiKeyId> usesOfKeys(AcrossTenants across) {
        return new LastUses<>(
                (ids, millis) -> across.jdbi().withExtension(ApiKeyUseDao.class, uses -> uses.write(ids, millis)));
    }
}
