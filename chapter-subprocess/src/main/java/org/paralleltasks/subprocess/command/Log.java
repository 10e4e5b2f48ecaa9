package org.paralleltasks.subprocess.command;

import org.slf4j.LoggerFactory;

/** What this package has to say to a program's operator. It is rare. */
final class Log {
    private Log() {}

    /**
     * Logs a warning. The logger is looked up no sooner: setting up a program's logging can take many times as long as
     * a command, and most programs never see such a warning.
     *
     * @param format with {@code {}} where the arguments belong
     */
    static void warn(String format, Object... arguments) {
        LoggerFactory.getLogger(Command.class).warn(format, arguments);
    }
}
