package io.tenure.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import io.tenure.api.TestIssuer;
import io.tenure.api.problem.ProblemException;
import io.tenure.api.problem.ProblemType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/** What tokens may cost an issuer that was never heard. */
final class IssuerDecoderTest {

    private final MovedClock clock = new MovedClock();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer issuer;
    private IssuerDecoder decoder;

    @BeforeEach
    void start() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        issuer.start();
        decoder = new IssuerDecoder(new IssuerDiscovery(settings(), clock), clock);
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void isAskedOnceInASecondHoweverManyTokensCome() {
        assertThat(IntStream.range(0, 50).parallel().mapToObj(i -> refusal()))
                .containsOnly(ProblemType.IDENTITY_UNAVAILABLE);
        assertThat(asked).hasValue(1);

        clock.pass(Duration.ofSeconds(1));
        assertThat(refusal()).isEqualTo(ProblemType.IDENTITY_UNAVAILABLE);
        assertThat(asked).hasValue(2);
    }

    private ProblemType refusal() {
        Throwable refused = catchThrowable(() -> decoder.decode("a.b.c"));
        return refused instanceof ProblemException problem ? problem.type() : ProblemType.DEFECT;
    }

    private IdentitySettings settings() {
        return new IdentitySettings(
                URI.create("http://127.0.0.1:" + issuer.getAddress().getPort()),
                Set.of(TestIssuer.AUDIENCE),
                Set.of(SignatureAlgorithm.RS256),
                Duration.ofSeconds(60),
                Duration.ofMinutes(15),
                Duration.ofSeconds(10),
                Duration.ofHours(24));
    }
}
