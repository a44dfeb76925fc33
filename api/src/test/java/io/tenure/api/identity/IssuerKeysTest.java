package io.tenure.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import io.tenure.api.TestIssuer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

final class IssuerKeysTest {

    private static final JWK FIRST = TestIssuer.newKey("first").toPublicJWK();
    private static final JWK SECOND = TestIssuer.newKey("second").toPublicJWK();

    private final IdentitySettings settings = new IdentitySettings(
            URI.create("https://issuer.example"),
            Set.of("tenure"),
            Set.of(SignatureAlgorithm.RS256),
            Duration.ofSeconds(60),
            Duration.ofMinutes(15),
            Duration.ofSeconds(10),
            Duration.ofHours(24));
    private final MovedClock clock = new MovedClock();
    private final List<JWK> published = new ArrayList<>(List.of(FIRST));
    private final IssuerKeys keys = new IssuerKeys(this::fetch, settings, clock);
    private int fetches;
    private boolean away;
    private Silence meanwhile = () -> {};

    @Test
    void fetchesOnceWhileTheKeysAreFresh() throws KeySourceException {
        for (int minute = 0; minute < 15; minute++) {
            assertThat(find("first")).isTrue();
            clock.pass(Duration.ofMinutes(1));
        }
        assertThat(fetches).isOne();

        assertThat(find("first")).isTrue();
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void findsANewKeyAtOnce() throws KeySourceException {
        find("first");
        published.add(SECOND);

        assertThat(find("second")).isTrue();
    }

    @Test
    void findsANewKeyAfterSomebodyNamedOneThatIsNone() throws KeySourceException {
        find("first");
        assertThat(find("unknown")).isFalse();
        published.add(SECOND);

        assertThat(find("second")).isTrue();
    }

    @Test
    void looksUnknownKeysUpOnceInTenSecondsAndAFewMoreAtOnce() throws KeySourceException {
        find("first");
        for (int tenth = 0; tenth < 3_000; tenth++) {
            assertThat(find("unknown-" + tenth)).isFalse();
            clock.pass(Duration.ofMillis(100));
        }
        assertThat(fetches).isEqualTo(1 + 4 + 30);

        published.add(SECOND);
        assertThat(find("second")).isTrue();
    }

    @Test
    void savesNoMoreLookupsThanAFew() throws KeySourceException {
        find("first");
        clock.pass(Duration.ofMinutes(10));
        for (int i = 0; i < 20; i++) {
            find("unknown-" + i);
        }
        assertThat(fetches).isEqualTo(1 + 5);
    }

    @Test
    void believesKnownKeysForADayOfOutage() throws KeySourceException {
        find("first");
        away = true;

        clock.pass(Duration.ofHours(24).minusSeconds(1));
        assertThat(find("first")).isTrue();
        assertThat(find("unknown")).isFalse();

        clock.pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> find("first")).isInstanceOf(KeySourceException.class);
    }

    @Test
    void forgetsAKeyThatIsNoLongerPublished() throws KeySourceException {
        find("first");
        published.clear();

        clock.pass(Duration.ofMinutes(15));
        assertThat(find("first")).isFalse();
    }

    @Test
    void asksAnIssuerThatIsAwayEveryFiveSeconds() {
        away = true;
        for (int second = 0; second < 10; second++) {
            assertThatThrownBy(() -> find("first")).isInstanceOf(KeySourceException.class);
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void comesBackWithTheIssuer() throws KeySourceException {
        away = true;
        assertThatThrownBy(() -> find("first")).isInstanceOf(KeySourceException.class);
        away = false;

        clock.pass(Duration.ofSeconds(5));
        assertThat(find("first")).isTrue();
    }

    @Test
    void answersWithKnownKeysWhileAnotherAsksASilentIssuer() throws Exception {
        find("first");
        clock.pass(Duration.ofMinutes(15));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        meanwhile = () -> {
            asked.countDown();
            answered.await();
        };

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> asker = threads.submit(() -> find("first"));
            asked.await();
            try {
                assertThat(threads.submit(() -> find("first")).get(10, TimeUnit.SECONDS))
                        .isTrue();
                assertThat(asker).isNotDone();
            } finally {
                answered.countDown();
            }
            assertThat(asker.get(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void leavesASilentIssuerAloneForFiveSeconds() throws KeySourceException {
        find("first");
        clock.pass(Duration.ofMinutes(15));
        away = true;
        meanwhile = () -> clock.pass(Duration.ofSeconds(8));

        assertThat(find("first")).isTrue();
        clock.pass(Duration.ofSeconds(4));
        assertThat(find("first")).isTrue();
        assertThat(find("unknown")).isFalse();
        assertThat(fetches).isEqualTo(2);

        clock.pass(Duration.ofSeconds(1));
        assertThat(find("first")).isTrue();
        assertThat(fetches).isEqualTo(3);
    }

    private boolean find(String id) throws KeySourceException {
        return !keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null)
                .isEmpty();
    }

    private JWKSet fetch() throws IOException {
        fetches++;
        try {
            meanwhile.pass();
        } catch (InterruptedException stopped) {
            throw new InterruptedIOException(stopped.getMessage());
        }
        if (away) {
            throw new IOException("away");
        }
        return new JWKSet(List.copyOf(published));
    }

    /** What happens until the issuer answers. */
    private interface Silence {
        void pass() throws InterruptedException;
    }
}
