package io.tenure.api.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** What a request may hold that is not as it should be, part by part. Headers are bytes of ISO 8859-1. */
final class OddValues {

    static final List<String> METHODS = List.of(
            "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "PROPFIND", "M-1");

    static final List<String> VERSIONS = List.of(" HTTP/1.0", " HTTP/9.9", " http/1.1", " HTTP/2.0", " HTTP/1.1 x", "");

    static final List<String> QUERIES = List.of(
            "?",
            "?=",
            "?=a",
            "?%",
            "?%zz",
            "?a=%00",
            "?a=%ff%fe",
            "?" + "a&".repeat(1_500),
            "?limit=99999999999&startingAfter=%00",
            "?access_token=a.b.c",
            "?includedNames=%27&includedNames=",
            "?locale=%00&group=x&format=xml",
            "?a[]=1&b{}=2|3",
            "?a=\u00e9",
            "?" + "x".repeat(3_000));

    /** In the place of an id, or behind a path. */
    static final List<String> SEGMENTS = List.of(
            "%00",
            "%ff",
            "%2e%2e",
            "..",
            ".",
            "x;a=b",
            "a%2Fb",
            "a%5Cb",
            "a%0d%0ab",
            "%F0%9F%98%80",
            "%ED%A0%80",
            "{id}",
            "a|b",
            "'",
            "\u00e9",
            "%",
            "%u0041",
            "",
            "sub_nonsense",
            "org_00000000000000000000000000",
            "x".repeat(3_000));

    /** Of an event's {@code created}. */
    static final List<String> INSTANTS = List.of(
            "-1",
            "0.5",
            "1e400",
            "-1e400",
            "1e18",
            "253402300800",
            "-9223372036854775808",
            "9223372036854775807",
            "99999999999999999999",
            "9".repeat(2_000),
            "\"x\"",
            "null",
            "{}",
            "[]");

    static final List<byte[]> BODIES = Stream.of(
                    "{",
                    "[]",
                    "null",
                    "\"\"",
                    "1e999999999",
                    "[".repeat(60_000),
                    "{\"a\":".repeat(2_000),
                    "{\"userId\":1,\"applicationSlug\":{},\"externalOrgId\":[[]]}",
                    "{\"userId\":\"\\ud800\",\"applicationSlug\":\"\\u0000\",\"externalOrgId\":\"x\"}",
                    "{\"userId\":\"a\",\"userId\":\"b\"}",
                    "a=%zz&%=&b",
                    "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\n1\r\n--x--\r\n",
                    "5\r\nhello\r\n0\r\n\r\n",
                    "zz\r\nhello\r\n",
                    "ffffffffffffffff\r\n",
                    "\u0000\u0000\u00fe\u00ff\u0000\u0000\u0000{",
                    "\u0000\u0000\u00ff\u00fe{",
                    "\u00ff\u00fe{\u0000}\u0000",
                    "\u00ff".repeat(100),
                    "x".repeat(70_000),
                    "x".repeat(1_100_000))
            .map(body -> body.getBytes(StandardCharsets.ISO_8859_1))
            .toList();

    private OddValues() {}

    /** A token in shape alone. */
    static String token(String header, String claims) {
        return part(header) + "." + part(claims) + "." + part("signature");
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
