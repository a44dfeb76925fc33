package io.tenure.api;

import io.tenure.store.TestAudit;
import io.tenure.store.TestDatabase;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The API as it runs in production, on a port of its own. */
public final class RunningApi implements AutoCloseable {

    /** Never used elsewhere: 32 bytes of base 64. */
    public static final String API_KEY_SECRET = "dGVudXJlLXRlc3Qtc2VjcmV0LXRoaXJ0eS10d28tYnl0ZXM=";

    /** One of two: the other one is about to replace it. */
    public static final String WEBHOOK_SECRET = "whsec_current";

    /** Of trusted machines. */
    public static final String INTEGRATION_KEY = "integration-key-of-tests-0123456789";

    /** For tests of what is answered, not of how soon: on a busy machine even a first connection takes its time. */
    static final String PATIENT = "spring.datasource.hikari.connection-timeout=10000";

    private final ConfigurableApplicationContext context;

    private RunningApi(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param temporal address of a Temporal server; nothing needs to be there */
    public static RunningApi start(TestDatabase database, String issuer, String temporal, String... more) {
        return start(new SpringApplication(ApiApplication.class), new Around(database, issuer, temporal, true), more);
    }

    /** The API with the rate limits of a deployment, in a system that is running. */
    public static RunningApi startWithRealLimits(String... more) {
        return start(new SpringApplication(ApiApplication.class), aroundTests(false), more);
    }

    /** The API with one more part, in a system that is running. */
    public static RunningApi startWith(Class<?> part) {
        return start(new SpringApplication(ApiApplication.class, part), aroundTests(true), PATIENT);
    }

    /** What the API stands on, and whether callers may call as often as they like. */
    private record Around(TestDatabase database, String issuer, String temporal, boolean unlimited) {}

    private static Around aroundTests(boolean unlimited) {
        return new Around(TestSystem.DATABASE, TestSystem.ISSUER.url(), TestSystem.TEMPORAL.address(), unlimited);
    }

    private static RunningApi start(SpringApplication application, Around around, String... more) {
        Map<String, Object> properties = new TreeMap<>();
        properties.put("server.port", "0");
        properties.put("server.address", "127.0.0.1");
        properties.put("management.server.port", "0");
        properties.put("spring.datasource.url", around.database().settings().url());
        properties.put("spring.datasource.username", "tenure_app");
        properties.put(
                "spring.datasource.password", around.database().settings().applicationPassword());
        properties.put("spring.temporal.connection.target", around.temporal());
        properties.put("tenure.identity.issuer", around.issuer());
        properties.put("tenure.identity.audiences", TestIssuer.AUDIENCE);
        properties.put("tenure.api-key.secret", API_KEY_SECRET);
        properties.put("tenure.audit.keys", TestAudit.KEYS);
        properties.put("tenure.task.integration-key", INTEGRATION_KEY);
        properties.put("tenure.stripe.webhook-secrets", WEBHOOK_SECRET + ",whsec_next");
        properties.put("tenure.stripe.account", "acct_test");
        properties.put("tenure.stripe.live-mode", "false");
        if (around.unlimited()) {
            for (String limit : new String[] {"user", "address", "check"}) {
                properties.put("tenure.rate-limit." + limit + ".burst", "1000000");
                properties.put("tenure.rate-limit." + limit + ".per-minute", "1000000");
            }
        }
        properties.put("logging.structured.format.console", "");
        properties.put("logging.level.root", "warn");
        for (String property : more) {
            String[] parts = property.split("=", 2);
            properties.put(parts[0], parts[1]);
        }
        return new RunningApi(application.run(properties.entrySet().stream()
                .map(p -> "--" + p.getKey() + "=" + p.getValue())
                .toArray(String[]::new)));
    }

    public String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    public String actuatorUrl() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.management.port");
    }

    public TestHttp as(@Nullable String token) {
        return new TestHttp(url(), token);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Of several of one type. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    @Override
    public void close() {
        context.close();
    }
}
