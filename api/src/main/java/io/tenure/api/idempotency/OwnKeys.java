package io.tenure.api.idempotency;

import java.util.regex.Pattern;

/**
 * The requests whose key is kept with the operation in {@code operation}, because their workflow's answer may come later than theirs: a repeat is told
 * how the operation went by now (202, then 201), not what the first request was told. Scope there: organization, kind of request, key.
 */
final class OwnKeys {

    private static final Pattern PATHS = Pattern.compile("/subscriptions(/[^/]+/cancellation)?");

    private OwnKeys() {}

    static boolean isOf(String path) {
        return PATHS.matcher(path).matches();
    }
}
