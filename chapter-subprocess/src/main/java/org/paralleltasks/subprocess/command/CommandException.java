package org.paralleltasks.subprocess.command;

import java.io.IOException;

/** A command could not be run, or did not end as it should have. The message is one line that names the command. */
public abstract class CommandException extends IOException {
    CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
