package org.paralleltasks.subprocess.command;

import java.time.Duration;

/**
 * A command ran longer than it was given, and has been ended with everything that it had started. What could not be ended,
 * because it belongs to another user or is held by the kernel, is named by the message.
 */
public final class CommandTimeoutException extends CommandException {
    private final Duration timeout;
    private final transient CommandResult result;

    /** @param fate what became of it, after "and" */
    CommandTimeoutException(Duration timeout, CommandResult result, String fate) {
        super(result.command() + " did not end within " + Command.saturatedMillis(timeout) + " ms and " + fate, null);
        this.timeout = timeout;
        this.result = result;
    }

    /**
     * The time that the command was given.
     *
     * @return the time-out of its description, never null
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * What the command had written until then, with what it wrote while it was being ended, and the return code of
     * that end.
     *
     * @return the result, never null
     */
    public CommandResult result() {
        return result;
    }
}
