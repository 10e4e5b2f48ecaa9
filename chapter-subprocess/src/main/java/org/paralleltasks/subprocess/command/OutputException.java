package org.paralleltasks.subprocess.command;

import java.io.IOException;

/**
 * The output of a command could not be taken. The command has been ended for it, with everything that it had started, unless
 * it had ended already. What could not be ended, because it belongs to another user or is held by the kernel, is named by
 * the message.
 */
public final class OutputException extends CommandException {
    /** Why the output could not be taken. */
    public enum Reason {
        /** There was more of it than the command's description lets be captured. */
        LIMIT_REACHED,
        /** It could not be stored, for instance because the disk or the memory is full; the cause says why. */
        NOT_STORED,
        /** The consumer of its lines threw an exception, which is the cause. */
        CONSUMER_FAILED
    }

    private final Reason reason;
    private final transient CommandResult result;

    /** @param fate what became of the command */
    OutputException(Reason reason, CommandResult result, Throwable cause, String fate) {
        super(result.command() + " " + fate + ": " + why(reason, result.command(), cause), cause);
        this.reason = reason;
        this.result = result;
    }

    private static String why(Reason reason, Command command, Throwable cause) {
        return switch (reason) {
            case LIMIT_REACHED -> "it wrote more than " + command.outputLimit() + " bytes";
            case NOT_STORED ->
                "its output could not be stored: " + (cause instanceof IOException ? cause.getMessage() : cause);
            case CONSUMER_FAILED -> "the consumer of its output failed: " + cause;
        };
    }

    /**
     * Why the output could not be taken.
     *
     * @return the reason, never null
     */
    public Reason reason() {
        return reason;
    }

    /**
     * What had been captured until then, and the return code of the command's end.
     *
     * @return the result, never null
     */
    public CommandResult result() {
        return result;
    }
}
