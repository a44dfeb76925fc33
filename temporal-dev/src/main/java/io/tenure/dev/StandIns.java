package io.tenure.dev;

import io.tenure.dev.identity.IdentityStandIn;
import io.tenure.dev.stripe.http.StandInSettings;
import io.tenure.dev.stripe.http.StripeStandIn;
import io.tenure.dev.stripe.http.delivery.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;

/** The stand-ins' process: Stripe and identity, each on a loopback port of its own, until SIGTERM. */
@Command(name = "standins", mixinStandardHelpOptions = true, description = "Serves the Stripe and identity stand-ins.")
public final class StandIns implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(StandIns.class);

    @Spec
    private CommandSpec commandSpec = CommandSpec.create();

    @Option(
            names = "--stripe-port",
            defaultValue = "${env:TENURE_STRIPE_PORT:-8090}",
            description = "0 takes a free one")
    private int stripePort;

    @Option(
            names = "--identity-port",
            defaultValue = "${env:TENURE_IDENTITY_PORT:-8092}",
            description = "0 takes a free one")
    private int identityPort;

    @Option(names = "--state", defaultValue = "${env:TENURE_STANDINS_STATE}", required = true, description = "folder")
    private Path state = Path.of("");

    @Option(names = "--webhook-url", defaultValue = "${env:TENURE_WEBHOOK_URL}", description = "where events go")
    private @Nullable URI webhookUrl;

    @Option(
            names = "--webhook-secret",
            defaultValue = "${env:TENURE_WEBHOOK_SECRET}",
            description = "whsec_..; better given by the environment")
    private @Nullable String webhookSecret;

    @Option(names = "--ports-file", description = "is written with the addresses as JSON once both answer")
    private @Nullable Path portsFile;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new StandIns()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch stopping = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(stopping, stopped)));
        try (StripeStandIn stripe = StripeStandIn.start(StandInSettings.of(stripePort, state, endpoints()));
                IdentityStandIn identity = IdentityStandIn.start(identityPort, state, InstantSource.system())) {
            log.info("stripe {} identity {}", stripe.url(), identity.url());
            if (portsFile != null) {
                write(portsFile, stripe.url(), identity.url());
            }
            stopping.await();
        } finally {
            log.info("stopped");
            stopped.countDown();
        }
        return 0;
    }

    private List<Endpoint> endpoints() {
        if (webhookUrl == null) {
            return List.of();
        }
        if (webhookSecret == null || !webhookSecret.startsWith("whsec_")) {
            throw new ParameterException(
                    commandSpec.commandLine(), "--webhook-url needs a --webhook-secret that begins with whsec_");
        }
        return List.of(new Endpoint(webhookUrl, webhookSecret));
    }

    /** Runs in the shutdown hook: the process may not end before everything is written. */
    private static void stop(CountDownLatch stopping, CountDownLatch stopped) {
        stopping.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(Path file, String stripe, String identity) {
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("stripe", stripe)
                .put("identity", identity)
                .toString();
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.writeString(next, json);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
