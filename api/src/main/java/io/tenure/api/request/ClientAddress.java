package io.tenure.api.request;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Where a request comes from. {@code X-Forwarded-For} is read from its end, where the nearest proxy wrote, and only as long as trusted proxies hand it on:
 * what stands before that anybody can make up.
 */
@Component
public final class ClientAddress {

    private static final String FORWARDED = "X-Forwarded-For";
    private static final int IPV6_BYTES = 16;
    private static final int SUBSCRIBER_BYTES = 8;

    private final List<Network> trusted;

    ClientAddress(HttpSettings settings) {
        trusted = settings.trustedProxies().stream().map(Network::parse).toList();
    }

    /** The address, of IPv6 the half that names a network: its holder has all the rest. */
    public String of(HttpServletRequest request) {
        String hops = Collections.list(request.getHeaders(FORWARDED)).stream().collect(Collectors.joining(","));
        return of(request.getRemoteAddr(), hops);
    }

    String of(String peer, String forwarded) {
        InetAddress client = InetAddress.ofLiteral(peer);
        List<String> hops =
                Arrays.stream(forwarded.split(",")).map(String::strip).toList().reversed();
        for (String hop : hops) {
            Optional<InetAddress> next = isTrusted(client) ? literal(hop) : Optional.empty();
            if (next.isEmpty()) {
                break;
            }
            client = next.get();
        }
        return shortened(client);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static String shortened(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != IPV6_BYTES) {
            return address.getHostAddress();
        }
        Arrays.fill(bytes, SUBSCRIBER_BYTES, IPV6_BYTES, (byte) 0);
        return literalOf(bytes);
    }

    private static String literalOf(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("16 bytes are an address", impossible);
        }
    }
}
