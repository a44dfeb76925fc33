package io.tenure.api.request;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Hears the log at the level of production instead of the console, and keeps what should not be there: errors, and lines with a trace. */
final class Alarms extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final List<String> OTHERS = List.of("io.temporal.", "io.grpc.");

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final Queue<String> raised = new ConcurrentLinkedQueue<>();

    Alarms() {
        Iterator<Appender<ILoggingEvent>> known = root.iteratorForAppenders();
        known.forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
        root.setLevel(Level.INFO);
    }

    List<String> raised() {
        return List.copyOf(raised);
    }

    /** Temporal, whose server runs in the same process here, tells of itself at any time. */
    @Override
    protected void append(ILoggingEvent line) {
        boolean loud = line.getThrowableProxy() != null || line.getLevel().isGreaterOrEqual(Level.ERROR);
        if (loud && OTHERS.stream().noneMatch(line.getLoggerName()::startsWith)) {
            raised.add(line.toString()
                    + (line.getThrowableProxy() == null
                            ? ""
                            : " " + line.getThrowableProxy().getClassName() + ": "
                                    + line.getThrowableProxy().getMessage()));
        }
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
        others.forEach(root::addAppender);
        root.setLevel(before);
    }
}
