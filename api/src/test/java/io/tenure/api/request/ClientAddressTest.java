package io.tenure.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ClientAddressTest {

    private final ClientAddress behindProxies = of("10.0.0.0/8", "2001:db8::1");

    @Test
    void believesNobodyWhomItDoesNotTrust() {
        assertThat(of().of("192.0.2.1", "203.0.113.7")).isEqualTo("192.0.2.1");
        assertThat(behindProxies.of("192.0.2.1", "203.0.113.7")).isEqualTo("192.0.2.1");
    }

    @Test
    void readsWhatTheNearestProxyWrote() {
        assertThat(behindProxies.of("10.1.2.3", "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(behindProxies.of("10.1.2.3", "made up, 1.1.1.1, 203.0.113.7, 10.9.9.9"))
                .isEqualTo("203.0.113.7");
        assertThat(behindProxies.of("2001:db8::1", "203.0.113.7")).isEqualTo("203.0.113.7");
    }

    @Test
    void staysWithTheProxyWhereItWroteNothingReadable() {
        assertThat(behindProxies.of("10.1.2.3", "")).isEqualTo("10.1.2.3");
        assertThat(behindProxies.of("10.1.2.3", "203.0.113.7, unknown")).isEqualTo("10.1.2.3");
    }

    @Test
    void takesTheHolderOfAnIpv6NetworkForOne() {
        assertThat(of().of("2001:db8:1:2:3:4:5:6", "")).isEqualTo(of().of("2001:db8:1:2:ffff::1", ""));
    }

    @Test
    void acceptsNoNetworkThatIsNone() {
        assertThatThrownBy(() -> of("10.0.0.0/33")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of("proxy.example.com")).isInstanceOf(IllegalArgumentException.class);
    }

    private static ClientAddress of(String... trusted) {
        return new ClientAddress(new HttpSettings(List.of(trusted), Set.of()));
    }
}
