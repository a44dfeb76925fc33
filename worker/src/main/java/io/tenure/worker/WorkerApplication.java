package io.tenure.worker;

import io.tenure.worker.setup.SetupCommand;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Runs workflows and activities. With {@code setup} as its first argument it installs instead and ends. Starts without Temporal and waits for it. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WorkerApplication {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("setup")) {
            System.exit(SetupCommand.run(Arrays.copyOfRange(arguments, 1, arguments.length), System.getenv()));
        }
        SpringApplication.run(WorkerApplication.class, arguments);
    }
}
