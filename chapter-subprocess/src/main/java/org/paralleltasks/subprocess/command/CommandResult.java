package org.paralleltasks.subprocess.command;

import java.time.Duration;
import java.util.Optional;

/** How a command ended, and what it wrote. Immutable, and so safe for use by any thread. */
public final class CommandResult {
    /** The return code of a process that could not be ended, and goes on. */
    static final int NOT_ENDED = -1;

    private final Command command;
    private final long pid;
    private final int returnCode;
    private final Duration elapsed;
    private final CapturedOutput stdout;
    private final CapturedOutput stderr;

    CommandResult(
            Command command, long pid, int returnCode, Duration elapsed, CapturedOutput stdout, CapturedOutput stderr) {
        this.command = command;
        this.pid = pid;
        this.returnCode = returnCode;
        this.elapsed = elapsed;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /**
     * The command that ended.
     *
     * @return its description, never null
     */
    public Command command() {
        return command;
    }

    /**
     * The number that the command's process had.
     *
     * @return the process id, above 0; the system may have given it to another process by now
     */
    public long pid() {
        return pid;
    }

    /**
     * The return code, as shells show it: what the program returned, or 128 and the number of the signal that ended
     * it. 126 and 127 are, by custom, what shells return for a program that cannot be executed or found; see
     * {@link LaunchException} for the rare programs for which this library does.
     *
     * @return from 0 to 255; 0 by custom means that all went well. -1 if the command had to be ended and could not be,
     *     because it belongs to another user or is held by the kernel
     */
    public int returnCode() {
        return returnCode;
    }

    /**
     * The signal that ended the command, as far as the JDK can tell: it gives the same return code, for instance 143,
     * for a command ended by SIGTERM and for one that returned 143 of its own accord, and so does this method.
     *
     * @return the signal, or empty for a return code that stands for none
     */
    public Optional<Signal> signal() {
        return Signal.ofReturnCode(returnCode);
    }

    /**
     * From just before the start of the command to its end, on a clock that nobody can set.
     *
     * @return the time, not negative
     */
    public Duration elapsed() {
        return elapsed;
    }

    /**
     * What the command wrote to its standard output.
     *
     * @return the output, never null
     * @throws IllegalStateException if the output was not to be captured
     */
    public CapturedOutput stdout() {
        return captured("stdout", stdout);
    }

    /**
     * What the command wrote to its standard error.
     *
     * @return the output, never null
     * @throws IllegalStateException if the output was not to be captured, or was merged into standard output
     */
    public CapturedOutput stderr() {
        return captured("stderr", stderr);
    }

    /**
     * Insists on success.
     *
     * @return this result
     * @throws CommandFailedException if the return code is not 0
     */
    public CommandResult check() throws CommandFailedException {
        if (returnCode != 0) {
            throw new CommandFailedException(this);
        }
        return this;
    }

    /** The return code, and the signal that it stands for: {@code 143 (SIGTERM)}. */
    String describeReturnCode() {
        return returnCode + signal().map(s -> " (SIG" + s + ")").orElse("");
    }

    Optional<CapturedOutput> errorOutput() {
        return Optional.ofNullable(stderr);
    }

    private static CapturedOutput captured(String name, CapturedOutput output) {
        if (output == null) {
            throw new IllegalStateException(name + " was not captured: the command's description sends it elsewhere");
        }
        return output;
    }

    /** For a log: the command, its return code and its time, without what it wrote. */
    @Override
    public String toString() {
        return command + ": return code " + describeReturnCode() + " after " + elapsed.toMillis() + " ms";
    }
}
