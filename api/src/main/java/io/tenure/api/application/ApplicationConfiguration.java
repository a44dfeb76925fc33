package io.tenure.api.application;

import io.tenure.store.application.ApiKeyUseDao;
import io.tenure.workflows.value.ApiKeyId;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApplicationConfiguration {

    @Bean
    LastUses<ApiKeyId> usesOfKeys(Jdbi jdbi) {
        return new LastUses<>((ids, millis) -> jdbi.withExtension(ApiKeyUseDao.class, uses -> uses.write(ids, millis)));
    }
}
