package io.tenure.api.request;

import java.util.List;

/** A header with odd values. */
record OddHeader(String name, List<String> values) {

    private static final String MANY = "0-0,".repeat(300) + "1-1";
    private static final List<String> DATES = List.of(
            "0",
            "-1",
            "x",
            "Mon, 99 Foo 99999 99:99:99 GMT",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "Fri, 31 Dec 999999999 23:59:59 GMT");
    private static final List<String> TAGS = List.of("*", "\"", "W/", "\"a\",", "\"a\",".repeat(300), "\u00ff");
    private static final List<String> ADDRESSES =
            List.of("", ",", "a,,b", "::1%x", "999.1.1.1", "1", "[::1]:80", "1.2.3.4,".repeat(500), "\u00ff");
    private static final List<String> TEXTS =
            List.of("", " ", "\t", "\u00ff\u0080", "=?utf-8?q?=00?=", "%00", "x".repeat(3_000), "UTF-8''%zz");

    /** What our own code and its libraries read. */
    static final List<OddHeader> ALL = List.of(
            of(
                    "Range",
                    "bytes=0-0",
                    "bytes=-1",
                    "bytes=5-1",
                    "bytes=",
                    "bytes=a-b",
                    "lines=1-2",
                    "=",
                    "bytes=--1",
                    "bytes=99999999999999999999-",
                    "bytes=0-9223372036854775807",
                    "bytes=" + MANY,
                    "bytes=0-,0-",
                    "bytes=0-0,2-3"),
            new OddHeader("If-Range", DATES),
            new OddHeader("If-Modified-Since", DATES),
            new OddHeader("If-Unmodified-Since", DATES),
            new OddHeader("If-None-Match", TAGS),
            new OddHeader("If-Match", TAGS),
            of("Accept", "*/*;q=x", "text/html;q=2", "a", "/", ",,,", "text/csv", "text/html,".repeat(300), "\u00ff"),
            of("Accept", "application/json;charset=nope", "text/html", "application/openmetrics-text", "*"),
            of("Accept-Language", "*", "x-", "en;q=x", "a-".repeat(500), "xx-\u00ff", "en-u-nu-thai-\u0662"),
            of("Accept-Encoding", "gzip;q=x", "identity;q=0, *;q=0", ",", "gzip"),
            of("Accept-Charset", "nope", "utf-8;q=2", "*;q=0"),
            of("Content-Type", "", "/", "a", "application/json;charset=nope", "text/plain;charset=\"", "a/b;c"),
            of("Content-Type", "application/x-www-form-urlencoded", "multipart/form-data", "application/json"),
            of("Content-Type", "application/x-www-form-urlencoded;charset=nope", "multipart/form-data; boundary=x"),
            of("Content-Encoding", "gzip", "nope", ""),
            new OddHeader(
                    "Authorization", List.of("Bearer", "Basic Og==", "Bearer \u00ff", "Negotiate x", "Bearer ==")),
            of("Authorization", tokens()),
            of("Cookie", "a=\"", "JSESSIONID=\u00ff", "$Version=1; a=b", "=;=;", "a=b;".repeat(500)),
            new OddHeader("X-Forwarded-For", ADDRESSES),
            of("X-Forwarded-Host", "", "a b", "[::1", "a:99999999", "\u00ff"),
            of("X-Forwarded-Proto", "", "x", "https,http"),
            of("Forwarded", "for=", "for=\"[::1\";host=\"", ";;;", "proto=x"),
            new OddHeader("X-Request-Id", TEXTS),
            new OddHeader("X-API-Key", TEXTS),
            of("X-API-Key", "tk_test_x", "tk_live_" + "a".repeat(40), "tk_test_" + "\u00e9".repeat(40)),
            new OddHeader("X-Integration-Key", TEXTS),
            new OddHeader("X-Reason", TEXTS),
            new OddHeader("Idempotency-Key", TEXTS),
            of(
                    "Stripe-Signature",
                    "t=x,v1=00",
                    "t",
                    "v1",
                    "t=,v1=",
                    "t=1,v1=00",
                    "t=99999999999999999999,v1=0",
                    "=",
                    ","),
            of("Origin", "null", "https://", "a b", "http://[::1", "\u00ff", "https://a:99999999"),
            of("Access-Control-Request-Method", "", "PUT", "a b", "\u00ff"),
            of("X-HTTP-Method-Override", "DELETE", "\u00ff"),
            of("traceparent", "00-x-y-z", "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-00", "\u00ff"));

    /** What the container reads, and mostly refuses. */
    static final List<OddHeader> BROKEN = List.of(
            of("Host", "", "a b", "[::1", "a:99999999", "a%00", "second.example", "\u00ff"),
            of("Content-Length", "-1", "x", "99999999999999999999", "5, 5", "100", "+1"),
            of("Transfer-Encoding", "chunked", "gzip", "chunked, chunked", "nope", "identity"),
            of("Expect", "100-continue", "nope"),
            of("Upgrade", "websocket", "h2c", "\u00ff"),
            of("Connection", "upgrade", "keep-alive, close", "x"),
            of("TE", "trailers", ";;;"),
            of("", "no name"),
            of("a b", "a space"),
            of("a\u0000", "a zero"),
            of("a\u00e9", "a letter"),
            of("X-Control", "a\u0001b", "a\u0000b", "a\rb", "a\u007fb"),
            of("X-Long", "x".repeat(20_000)));

    private static OddHeader of(String name, String... values) {
        return new OddHeader(name, List.of(values));
    }

    private static String[] tokens() {
        String header = "{\"alg\":\"RS256\",\"kid\":\"odd\"}";
        return List.of(
                        OddValues.token(header, "{\"exp\":1e400,\"iat\":-1e400}"),
                        OddValues.token(header, "{\"exp\":99999999999999999999,\"iat\":\"x\"}"),
                        OddValues.token(header, "[".repeat(3_000)),
                        OddValues.token("[".repeat(3_000), "{}"),
                        OddValues.token("{\"alg\":\"RS256\",\"kid\":[]}", "{\"sub\":{}}"),
                        OddValues.token("{\"alg\":\"ES256\",\"crit\":[1e400]}", "{\"aud\":[null]}"),
                        OddValues.token("{\"alg\":\"none\"}", "{}"),
                        OddValues.token("{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"zip\":\"DEF\"}", "x") + ".a.b")
                .stream()
                .map(token -> "Bearer " + token)
                .toArray(String[]::new);
    }
}
