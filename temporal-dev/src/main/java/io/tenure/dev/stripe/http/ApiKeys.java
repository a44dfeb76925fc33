package io.tenure.dev.stripe.http;

import io.tenure.dev.stripe.http.answer.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Any test key opens the stand-in, as Bearer token or as Basic user name; a live key never does. */
final class ApiKeys {
    private static final Pattern TEST_KEY = Pattern.compile("(sk|rk)_test_\\w+");
    private static final String NO_KEY =
            "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer"
                    + " auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').";

    private ApiKeys() {}

    /** The 401 to answer, empty when the key is good. */
    static Optional<Answer> refusal(@Nullable String authorization) {
        String key = key(authorization);
        if (TEST_KEY.matcher(key).matches()) {
            return Optional.empty();
        }
        String message = key.isEmpty() ? NO_KEY : wrong(key);
        return Optional.of(Answer.error(401, "invalid_request_error", null, message));
    }

    private static String wrong(String key) {
        String shown = key.length() < 12 ? "***" : key.substring(0, 8) + "***" + key.substring(key.length() - 4);
        boolean live = key.startsWith("sk_live_") || key.startsWith("rk_live_");
        return live
                ? "The Stripe stand-in refuses live keys: use one that begins with sk_test_ or rk_test_"
                : "Invalid API Key provided: " + shown;
    }

    private static String key(@Nullable String authorization) {
        String given = authorization == null ? "" : authorization.strip();
        if (given.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return given.substring(7).strip();
        }
        if (given.regionMatches(true, 0, "Basic ", 0, 6)) {
            return userName(given.substring(6).strip());
        }
        return "";
    }

    private static String userName(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? pair : pair.substring(0, colon);
        } catch (IllegalArgumentException e) {
            return credentials;
        }
    }
}
