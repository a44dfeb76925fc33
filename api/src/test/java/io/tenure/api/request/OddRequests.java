package io.tenure.api.request;

import com.stripe.net.Webhook;
import io.tenure.api.RunningApi;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Odd requests without end, the same ones for a seed. They knock at every entrance in turn, every other time at one that needs no token. Most of them are
 * in order for the container, so that what is odd comes as far as it can.
 */
final class OddRequests {

    private static final String WEBHOOK = "/webhooks/stripe";

    private final Random random;
    private final List<Entrance> all;
    private final List<Entrance> open;
    private int made;

    OddRequests(long seed) {
        random = new Random(seed);
        all = Entrance.all();
        open = all.stream().filter(Entrance::open).toList();
    }

    int entrances() {
        return all.size();
    }

    OddRequest next() {
        List<Entrance> entrances = made % 2 == 0 ? open : all;
        Entrance entrance = entrances.get(made / 2 % entrances.size());
        made++;
        boolean signed = entrance.path().equals(WEBHOOK) && chance(50);
        return signed ? delivery(entrance) : anything(entrance);
    }

    private OddRequest anything(Entrance entrance) {
        byte[] body = chance(50) ? pick(OddValues.BODIES) : new byte[0];
        StringBuilder head = new StringBuilder()
                .append(chance(75) ? entrance.method() : pick(OddValues.METHODS))
                .append(' ')
                .append(target(entrance.path()))
                .append(chance(97) ? " HTTP/1.1" : pick(OddValues.VERSIONS))
                .append("\r\nHost: api.example\r\nConnection: close\r\n");
        for (int more = random.nextInt(5); more >= 0; more--) {
            append(head, pick(OddHeader.ALL));
        }
        if (chance(15)) {
            append(head, pick(OddHeader.BROKEN));
        }
        if (chance(90)) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return request(entrance, head, body);
    }

    /** Signed as it should be, with an event that is not. */
    private OddRequest delivery(Entrance entrance) {
        String event = """
            {"id":"evt_odd_%d","object":"event","created":%s,"livemode":false,"type":"customer.subscription.updated",\
            "data":{"object":{"id":"sub_odd","created":%s}}}\
            """.formatted(random.nextLong(), pick(OddValues.INSTANTS), pick(OddValues.INSTANTS));
        byte[] body = event.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("POST " + WEBHOOK + " HTTP/1.1\r\nHost: api.example\r\n")
                .append("Connection: close\r\nContent-Length: ")
                .append(body.length)
                .append("\r\nStripe-Signature: ")
                .append(signature(event))
                .append("\r\n");
        return request(entrance, head, body);
    }

    private OddRequest request(Entrance entrance, StringBuilder head, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return new OddRequest(entrance, bytes.toByteArray(), chance(3));
    }

    private String target(String path) {
        StringBuilder target = new StringBuilder();
        for (String segment : path.substring(1).split("/", -1)) {
            target.append('/').append(segment.startsWith("{") ? pick(OddValues.SEGMENTS) : segment);
        }
        if (chance(15)) {
            target.append('/').append(pick(OddValues.SEGMENTS));
        }
        return target.append(chance(30) ? pick(OddValues.QUERIES) : "").toString();
    }

    private void append(StringBuilder head, OddHeader header) {
        head.append(header.name()).append(": ").append(pick(header.values())).append("\r\n");
    }

    private static String signature(String event) {
        long now = Instant.now().getEpochSecond();
        try {
            return "t=" + now + ",v1=" + Webhook.Util.computeHmacSha256(RunningApi.WEBHOOK_SECRET, now + "." + event);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
