package org.paralleltasks.common;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * The deck's log format, {@code 16:09:03.500 Starting thread #1}, on stdout, for every program of the course.
 *
 * <p>Logback finds this class by itself (it is listed in {@code META-INF/services}) when the first logger is made. It
 * is a class and not a {@code logback.xml} because reading the XML would add some 70 ms to the start of each example
 * and of each worker JVM.
 */
public final class CourseLogging extends ContextAwareBase implements Configurator {
    static final String PATTERN = "%d{HH:mm:ss.SSS} %msg%n";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        // The first event takes some 10 ms to encode, the others none: a program that begins with several threads would
        // write its first lines in another order than that of their times.
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        encoder.encode(new LoggingEvent(getClass().getName(), root, Level.INFO, "not written", null, null));

        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("console");
        console.setEncoder(encoder);
        console.start();

        root.setLevel(Level.toLevel(Settings.current().logLevel()));
        root.addAppender(console);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
