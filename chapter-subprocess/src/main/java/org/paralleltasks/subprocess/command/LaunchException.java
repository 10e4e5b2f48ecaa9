package org.paralleltasks.subprocess.command;

/**
 * A command did not start. Nothing of it is left.
 *
 * <p>Where commands get a session of their own, which is done by {@code setsid}, a program that the system refuses only
 * when it is to begin, although it is there and may be executed, is no such exception: the return code is 126, or 127 as
 * for a program that is not there, and a line on standard error says why. This is so for a binary of another architecture
 * or without its loader, for a file that somebody is writing, and for a name for which this JVM's locale has no
 * characters.
 */
public final class LaunchException extends CommandException {
    /** Why a command did not start. */
    public enum Reason {
        /** There is no such program: no such file, or none of that name in the command's {@code PATH}. */
        PROGRAM_NOT_FOUND,
        /** The program is there, but cannot be executed: a directory, or a file without the permission. */
        NOT_EXECUTABLE,
        /** There is no such working directory, or it is no directory, or it may not be entered. */
        NO_SUCH_DIRECTORY,
        /** Arguments and environment together are longer than the system takes, or one of them is. */
        TOO_LONG,
        /** Anything else, for instance no more processes, or a file of the redirections that cannot be opened. */
        OTHER
    }

    private final Reason reason;

    LaunchException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /**
     * Why the command did not start.
     *
     * @return the reason, never null
     */
    public Reason reason() {
        return reason;
    }
}
