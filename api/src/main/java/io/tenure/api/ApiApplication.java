package io.tenure.api;

import io.tenure.api.operator.OperatorCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Serves the API, or runs one operator's command and ends. Needs neither Temporal nor the identity provider to start, because checks need
 * neither.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ApiApplication {

    private static final String OPERATOR = "operator";

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(OPERATOR)) {
            System.exit(operate(Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        SpringApplication.run(ApiApplication.class, arguments);
    }

    private static int operate(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return OperatorCommand.run(arguments, System.getenv(), out, err);
    }
}
