package io.tenure.api.problem;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Tells of what was not foreseen: with its trace, unless PostgreSQL refused a statement, whose message may repeat what was sent. That a caller went away
 * before the answer was written is no defect.
 */
public final class Defects {

    private static final int FRAMES = 12;

    private Defects() {}

    public static void log(Logger log, Throwable defect) {
        Optional<SQLException> refusal = DatabaseFailures.refusal(defect);
        if (refusal.isEmpty()) {
            if (!DisconnectedClientHelper.isClientDisconnectedException(defect)) {
                log.error("A request ended in a defect", defect);
            }
            return;
        }
        log.error(
                "A request ended in a defect: {}, SQL state {}, at {}",
                defect.getClass().getName(),
                refusal.get().getSQLState(),
                Arrays.stream(defect.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("io.tenure."))
                        .limit(FRAMES)
                        .toList());
    }
}
