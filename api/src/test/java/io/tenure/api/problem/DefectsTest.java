package io.tenure.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tenure.api.TestSystem;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.HttpMessageNotWritableException;

final class DefectsTest {

    private final Logger log = (Logger) LoggerFactory.getLogger("defects-under-test");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
    }

    @Test
    void saysNothingOfWhatWasSentToPostgresql() {
        Throwable refused = catchThrowable(() -> TestSystem.DATABASE
                .jdbi()
                .withHandle(handle -> handle.createQuery("select cast(:person as uuid)")
                        .bind("person", "jane.doe@example.org")
                        .mapTo(String.class)
                        .one()));

        Defects.log(log, refused);

        assertThat(refused).hasStackTraceContaining("jane.doe");
        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getFormattedMessage()).contains("SQL state 22P02").doesNotContain("jane.doe");
            assertThat(line.getThrowableProxy()).isNull();
        });
    }

    @Test
    void showsTheTraceOfEverythingElse() {
        Defects.log(log, new IllegalStateException("no such step"));

        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getThrowableProxy()).isNotNull());
    }

    @Test
    void callsACallerWhoWentAwayNoDefect() {
        Defects.log(
                log,
                new HttpMessageNotWritableException(
                        "Could not write JSON", new IOException("Connection reset by peer")));

        assertThat(lines.list).isEmpty();
    }
}
