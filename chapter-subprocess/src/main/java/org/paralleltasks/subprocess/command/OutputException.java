package org.paralleltasks.subprocess.command;

/** A command has been ended, with everything that it had started, because its output could not be taken. */
public final class OutputException extends CommandException {
    /** Why the output could not be taken. */
    public enum Reason {
        /** There was more of it than the command's description lets be captured. */
        LIMIT_REACHED,
        /** It could not be stored, for instance because the disk is full; the cause says why. */
        NOT_STORED,
        /** The consumer of its lines threw an exception, which is the cause. */
        CONSUMER_FAILED
    }

    private final Reason reason;
    private final transient CommandResult result;

    OutputException(Reason reason, CommandResult result, Throwable cause) {
        super(result.command() + " has been ended: " + why(reason, result.command(), cause), cause);
        this.reason = reason;
        this.result = result;
    }

    private static String why(Reason reason, Command command, Throwable cause) {
        return switch (reason) {
            case LIMIT_REACHED -> "it wrote more than " + command.outputLimit() + " bytes";
            case NOT_STORED -> "its output could not be stored: " + cause.getMessage();
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
