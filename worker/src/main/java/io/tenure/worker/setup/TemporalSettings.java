package io.tenure.worker.setup;

import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.autoconfigure.properties.TemporalProperties;
import io.temporal.spring.boot.autoconfigure.template.ServiceStubOptionsTemplate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.BeansException;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * How a setup reaches Temporal: by the worker's own settings ({@code spring.temporal}), read in the worker's own way, so that address, TLS and API key
 * are said once for both.
 */
record TemporalSettings(String namespace, WorkflowServiceStubsOptions connection) {

    /** @param variables the environment; an empty value counts as none. What cannot be used is a {@link SetupFailure} */
    static TemporalSettings of(Map<String, String> variables) {
        try {
            TemporalProperties properties = Binder.get(environment(variables))
                    .bind("spring.temporal", TemporalProperties.class)
                    .get();
            return new TemporalSettings(
                    properties.getNamespace(),
                    new ServiceStubOptionsTemplate(properties.getConnection(), null, List.of(), List.of())
                            .createServiceStubOptions());
        } catch (BindException e) {
            throw SetupFailure.ofSettings(e.getName() + " cannot be used: " + reason(e));
        } catch (BeansException e) {
            throw SetupFailure.ofSettings("spring.temporal.connection: " + reason(e));
        }
    }

    private static StandardEnvironment environment(Map<String, String> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        Map<String, Object> stated = variables.entrySet().stream()
                .filter(variable -> !variable.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, stated));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
