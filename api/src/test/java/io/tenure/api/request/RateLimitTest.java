package io.tenure.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.stripe.net.Webhook;
import io.tenure.api.RunningApi;
import io.tenure.api.TestHttp;
import io.tenure.api.TestHttp.Answer;
import io.tenure.api.TestSystem;
import io.tenure.api.identity.ApiKey;
import io.tenure.api.identity.ApiKeys;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Two replicas with narrow limits on one database. */
final class RateLimitTest {

    private static final String QUESTION =
            "{\"userId\":\"user_123\",\"applicationSlug\":\"another\",\"externalOrgId\":\"hospital_456\"}";

    private static final String EVENT =
            "{\"id\":\"evt_hurried\",\"object\":\"event\",\"livemode\":false,\"type\":\"invoice.created\",\"data\":{\"object\":{}}}";

    private static final RunningApi ONE = start();
    private static final RunningApi OTHER = start();

    /** Older than every list of keys that a replica reads. */
    private static final String NEVER_SEEN = known();

    private final String user = "hurried-" + TestSystem.ROWS.id();

    @AfterAll
    static void stop() {
        ONE.close();
        OTHER.close();
    }

    @Test
    void countsAPersonOverAllReplicas() {
        Answer first = as(ONE).get("/organizations");
        List<Answer> more = IntStream.range(0, 9)
                .mapToObj(i -> as(i % 2 == 0 ? OTHER : ONE).get("/organizations"))
                .toList();
        Answer refused = as(OTHER).get("/organizations");

        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"user\";q=2;w=60");
        assertThat(first.header("RateLimit")).startsWith("\"user\";r=9;t=");
        assertThat(more).extracting(Answer::status).containsOnly(200);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too-many-requests");
        assertThat(refused.header("RateLimit")).startsWith("\"user\";r=0;t=");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 30);
    }

    @Test
    void tellsWhoTriesTokensToWait() {
        List<Answer> answers = IntStream.range(0, 8)
                .mapToObj(i -> new TestHttp(ONE.url(), "nonsense" + i)
                        .send("GET", "/organizations", null, "X-Forwarded-For", "203.0.113.7"))
                .toList();
        Answer elsewhere = new TestHttp(ONE.url(), "nonsense")
                .send("GET", "/organizations", null, "X-Forwarded-For", "203.0.113.7, 203.0.113.8");

        assertThat(answers)
                .extracting(Answer::status)
                .startsWith(401, 401, 401, 401, 401)
                .endsWith(429, 429);
        assertThat(answers.getLast().code()).isEqualTo("too-many-requests");
        assertThat(answers.getLast().header("Retry-After")).isNotEmpty();
        assertThat(elsewhere.status()).isEqualTo(401);
    }

    @Test
    void tellsWhoForgesSignaturesToWaitAndNotStripe() throws GeneralSecurityException {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger("io.tenure.api.webhook.StripeWebhookController");
        lines.start();
        log.addAppender(lines);
        List<Answer> forged = IntStream.range(0, 8)
                .mapToObj(i -> deliver(i % 2 == 0 ? "t=x,v1=00" : "t=1,v1=" + "0".repeat(64)))
                .toList();
        log.detachAppender(lines);
        long now = Instant.now().getEpochSecond();
        String right = Webhook.Util.computeHmacSha256(RunningApi.WEBHOOK_SECRET, now + "." + EVENT);

        assertThat(forged)
                .extracting(Answer::status)
                .startsWith(400, 400, 400, 400, 400)
                .endsWith(429, 429);
        assertThat(forged.getLast().header("Retry-After")).isNotEmpty();
        assertThat(lines.list)
                .singleElement()
                .extracting(ILoggingEvent::getLevel)
                .isEqualTo(Level.WARN);
        assertThat(deliver("t=" + now + ",v1=" + right).status()).isEqualTo(200);
    }

    @Test
    void limitsNoProbesAndNoReaders() {
        TestHttp nobody = ONE.as(null);

        assertThat(IntStream.range(0, 20).mapToObj(i -> nobody.get("/health").status()))
                .containsOnly(200);
        assertThat(nobody.get("/api/docs").header("RateLimit")).isEmpty();
    }

    @Test
    void limitsTheChecksOfAKeyOnEachReplica() {
        String key = ONE.bean(ApiKeys.class).generate(false).text();
        List<Answer> answers = IntStream.range(0, 4)
                .mapToObj(i -> ONE.as(null).post("/verify-seat", "{}", "X-API-Key", key))
                .toList();

        assertThat(answers).extracting(Answer::status).containsExactly(400, 400, 400, 429);
        assertThat(answers.getFirst().header("RateLimit-Policy")).isEqualTo("\"key\";q=2;w=60");
        assertThat(answers.getFirst().header("RateLimit")).startsWith("\"key\";r=2;t=");
        assertThat(Integer.parseInt(answers.getLast().header("Retry-After"))).isBetween(1, 30);
        assertThat(OTHER.as(null).post("/verify-seat", "{}", "X-API-Key", key).status())
                .isEqualTo(400);
    }

    @Test
    void tellsWhoTriesKeysToWaitAndNotWhoHasOne() {
        String known = known();
        assertThat(check(known, "203.0.113.20").status()).isEqualTo(403);
        List<Answer> tried = IntStream.range(0, 40)
                .mapToObj(i -> check(unknown(), "203.0.113.20"))
                .toList();

        assertThat(tried)
                .extracting(Answer::status)
                .startsWith(401, 401, 401, 401, 401)
                .endsWith(429, 429);
        assertThat(tried).filteredOn(answer -> answer.status() == 401).hasSizeBetween(5, 6);
        assertThat(tried.getFirst().header("RateLimit-Policy")).isEqualTo("\"address\";q=1;w=60");
        assertThat(tried.getFirst().header("RateLimit")).startsWith("\"address\";r=4;t=");
        assertThat(tried.getLast().code()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(tried.getLast().header("Retry-After"))).isBetween(1, 60);
        assertThat(check(unknown(), "203.0.113.21").status()).isEqualTo(401);
        assertThat(check(known, "203.0.113.20").status()).isEqualTo(403);
    }

    @Test
    void letsAKeyThatItHasNeverSeenPassWhereStrangersTriedTooMany() {
        IntStream.range(0, 10).forEach(i -> check(unknown(), "203.0.113.30"));

        assertThat(check("no key", "203.0.113.30").status()).isEqualTo(429);
        assertThat(check(NEVER_SEEN, "203.0.113.30").status()).isEqualTo(403);
        assertThat(check("no key", "203.0.113.30").status()).isEqualTo(429);
    }

    @Test
    void countsWhoTriesKeysAllAtOnce() {
        List<Answer> tried = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> check(unknown(), "203.0.113.40"))
                .toList();

        assertThat(tried).filteredOn(answer -> answer.status() == 401).hasSizeBetween(5, 6);
        assertThat(tried).filteredOn(answer -> answer.status() == 429).hasSizeBetween(194, 195);
    }

    @Test
    void namesNobodyInItsBuckets() {
        as(ONE).get("/organizations");

        assertThat(buckets("b::text like '%hurried%'")).isZero();
    }

    @Test
    void forgetsFullBuckets() {
        as(ONE).get("/organizations");
        String bucket = HexFormat.of().formatHex(ONE.bean(ApiKeys.class).derived("rate limit user 10 2 " + user));
        int full = TestSystem.OWNER.withHandle(
                handle -> handle.execute("update rate_limit_bucket set expires_at = 1 where bucket_key = ?", bucket));

        ONE.bean(ForgottenBuckets.class).forget();

        assertThat(full).isOne();
        assertThat(buckets("bucket_key = '" + bucket + "'")).isZero();
        assertThat(as(ONE).get("/organizations").status()).isEqualTo(200);
    }

    private static int buckets(String which) {
        return TestSystem.OWNER.withHandle(
                handle -> handle.createQuery("select count(*) from rate_limit_bucket b where " + which)
                        .mapTo(int.class)
                        .one());
    }

    private static String unknown() {
        return ONE.bean(ApiKeys.class).generate(false).text();
    }

    private static String known() {
        ApiKeys keys = ONE.bean(ApiKeys.class);
        ApiKey key = keys.generate(false);
        TestSystem.OWNER.useHandle(handle -> handle.execute(
                "insert into api_key (api_key_id, application_id, key_hash, prefix, last_four, created_at)"
                        + " values (?, ?, ?, ?, ?, now())",
                TestSystem.ROWS.id(),
                TestSystem.ROWS.application(),
                keys.hash(key),
                key.prefix(),
                key.lastFour()));
        return key.text();
    }

    private static Answer check(String key, String address) {
        return ONE.as(null).send("POST", "/verify-seat", QUESTION, "X-API-Key", key, "X-Forwarded-For", address);
    }

    private static Answer deliver(String signature) {
        return ONE.as(null)
                .post("/webhooks/stripe", EVENT, "Stripe-Signature", signature, "X-Forwarded-For", "203.0.113.50");
    }

    private TestHttp as(RunningApi replica) {
        return replica.as(TestSystem.ISSUER.token(user));
    }

    private static RunningApi start() {
        return RunningApi.start(
                TestSystem.DATABASE,
                TestSystem.ISSUER.url(),
                TestSystem.TEMPORAL.address(),
                "tenure.http.trusted-proxies=127.0.0.0/8",
                "tenure.rate-limit.user.burst=10",
                "tenure.rate-limit.user.per-minute=2",
                "tenure.rate-limit.address.burst=5",
                "tenure.rate-limit.address.per-minute=1",
                "tenure.rate-limit.check.burst=3",
                "tenure.rate-limit.check.per-minute=2");
    }
}
