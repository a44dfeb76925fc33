package io.tenure.api;

import io.tenure.api.operator.OperatorCommand;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Serves the API, or runs one operator's command and ends. Needs neither Temporal nor the identity provider to start, because checks need
 * neither.
 */
@SpringBootApplication(excludeName = "com.scalar.maven.webjar.ScalarAutoConfiguration")
@ConfigurationPropertiesScan
public class ApiApplication {

    private static final String OPERATOR = "operator";

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(OPERATOR)) {
            System.exit(OperatorCommand.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        SpringApplication.run(ApiApplication.class, arguments);
    }
}
