package org.paralleltasks.subprocess.command;

import java.util.Arrays;
import org.slf4j.LoggerFactory;

/**
 * What this package has to say to a program's operator. It is rare. Who may have to say something holds an instance from
 * the start: a JVM that has run out of file descriptors can load no class, and that is one of the things to say.
 */
final class Log {
    /**
     * Logs a warning. The logger is looked up no sooner: setting up a program's logging can take many times as long as
     * a command, and most programs never see such a warning.
     *
     * @param format with {@code {}} where the arguments belong
     */
    void warn(String format, Object... arguments) {
        try {
            LoggerFactory.getLogger(Command.class).warn(format, arguments);
        } catch (RuntimeException | Error e) {
            // Logging that was not set up before cannot be now, and says so in many ways. Whoever warns goes on.
            System.err.println(format + " " + Arrays.toString(arguments));
        }
    }
}
