package io.tenure.dev.stripe.http.fault;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One rule of what fails how often.
 *
 * @param match method and path, {@code *} for anything, such as {@code GET /v1/subscriptions/*}
 * @param rate the share of matching requests that fail, 0 to 1
 * @param count how often it fires at most
 * @param delayMs how late {@link FaultKind#EXECUTE_LATE} executes; nothing to the other kinds
 * @param fired how often it has fired
 */
public record Fault(String match, FaultKind kind, double rate, long count, long delayMs, long fired) {

    boolean matches(String methodAndPath) {
        String pattern = match.chars().mapToObj(Fault::quoted).collect(Collectors.joining());
        return methodAndPath.matches(pattern);
    }

    boolean isSpent() {
        return fired >= count;
    }

    Fault firedOnce() {
        return new Fault(match, kind, rate, count, delayMs, fired + 1);
    }

    private static String quoted(int character) {
        return character == '*' ? ".*" : Pattern.quote(Character.toString(character));
    }
}
