package io.tenure.api.request;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The name under which logs, problems and audit entries know a request: the caller's own where it sent a plausible one, else ours. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    static final String MDC_KEY = "requestId";

    private static final Pattern PLAUSIBLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** Null outside of a request. */
    public static @Nullable String current() {
        return MDC.get(MDC_KEY);
    }

    /** The caller's own id if it is a plausible one, else a new one. */
    public static String of(@Nullable String header) {
        if (header != null && PLAUSIBLE.matcher(header).matches()) {
            return header;
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "req_" + Long.toHexString(random.nextLong() | Long.MIN_VALUE)
                + Integer.toHexString(random.nextInt() | Integer.MIN_VALUE);
    }
}
