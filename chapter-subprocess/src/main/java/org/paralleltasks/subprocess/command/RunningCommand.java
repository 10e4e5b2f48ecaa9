package org.paralleltasks.subprocess.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A command that has been started. To be closed: what still runs then is ended.
 *
 * <pre>{@code
 * try (RunningCommand server = Command.of("my-server", "--port", "8080").start()) {
 *     ...
 *     server.terminate();
 *     CommandResult result = server.communicate();
 * }
 * }</pre>
 *
 * <p>Safe for use by any thread: several may wait while another ends the command. An interrupt of a thread in
 * {@link #waitFor()} ends its wait and nothing else; in {@link #communicate()} it ends the command too.
 */
public final class RunningCommand implements AutoCloseable {
    private final Supervision supervision;

    RunningCommand(Supervision supervision) {
        this.supervision = supervision;
    }

    /**
     * The number of the command's process.
     *
     * @return the process id, above 0, also after the end
     */
    public long pid() {
        return supervision.pid();
    }

    /**
     * The return code if there is one, without waiting.
     *
     * @return the code as {@link CommandResult#returnCode()} gives it, in every call after the end; empty before
     */
    public OptionalInt poll() {
        return supervision.poll();
    }

    /**
     * Waits for the end of the command's process, or until it has been given up, since it could not be ended.
     *
     * @return the code as {@link CommandResult#returnCode()} gives it, also when the time-out of the command's
     *     description ended it
     * @throws InterruptedException if the calling thread was interrupted; the command goes on
     */
    public int waitFor() throws InterruptedException {
        return supervision.waitFor();
    }

    /**
     * Waits for the end of the command's process, but not longer than that. The command goes on when the time is up.
     *
     * @param limit the longest wait; nothing is awaited if it is zero or negative
     * @return the code as {@link CommandResult#returnCode()} gives it, or empty if the command still runs
     * @throws InterruptedException if the calling thread was interrupted; the command goes on
     */
    public OptionalInt waitFor(Duration limit) throws InterruptedException {
        return supervision.waitFor(limit);
    }

    /**
     * Waits for the end of the command and gives its output. May be called again, and gives the same again.
     *
     * @return how the command ended, whatever its return code
     * @throws CommandTimeoutException if it ran longer than the time-out of its description
     * @throws OutputException if its output could not be taken; it has been ended for that, unless it had ended already
     * @throws InterruptedException if the calling thread was interrupted; the command has been ended with its
     *     descendants
     */
    public CommandResult communicate() throws CommandException, InterruptedException {
        try {
            supervision.awaitOver();
        } catch (InterruptedException e) {
            supervision.abandon();
            throw e;
        }
        return supervision.result();
    }

    /**
     * Waits for the end of the command as {@link #communicate()} does, but not longer than that. The command goes on
     * when the time is up, and nothing of its output is lost to a later call.
     *
     * @param limit the longest wait; nothing is awaited if it is zero or negative
     * @return how the command ended, or empty if it still runs
     * @throws CommandTimeoutException if it ran longer than the time-out of its description, which is another
     * @throws OutputException if its output could not be taken; it has been ended for that, unless it had ended already
     * @throws InterruptedException if the calling thread was interrupted; the command has been ended with its
     *     descendants
     */
    public Optional<CommandResult> communicate(Duration limit) throws CommandException, InterruptedException {
        try {
            return supervision.awaitOver(limit) ? Optional.of(supervision.result()) : Optional.empty();
        } catch (InterruptedException e) {
            supervision.abandon();
            throw e;
        }
    }

    /** Asks the command's process, and none of its descendants, to end: SIGTERM. Nothing happens after its end. */
    public void terminate() {
        // Not Process.destroy(), which also closes the streams, and loses what the command writes as it ends.
        supervision.process().toHandle().destroy();
    }

    /** Ends the command's process, and none of its descendants: SIGKILL. Nothing happens after its end. */
    public void kill() {
        supervision.process().toHandle().destroyForcibly();
    }

    /**
     * Sends a signal to the command's process, and to none of its descendants. Nothing happens after its end.
     *
     * @throws LaunchException if the signal could not be sent, for instance because the process has become another user's
     */
    public void send(Signal signal) throws LaunchException {
        SignalSender.send(signal, List.of(supervision.process().toHandle()));
    }

    /**
     * Sends a signal to the command's process and to all its descendants, as far as they still run; after the end of
     * the command's own process to none, since what it left running is not its concern any more.
     *
     * @throws LaunchException if the signal could not be sent to all of them, for instance because some have become another
     *     user's, or because this JVM has no file descriptor left to look for the descendants
     */
    public void sendToTree(Signal signal) throws LaunchException {
        if (supervision.process().isAlive()) {
            SignalSender.send(signal, supervision.tree());
        }
    }

    /** Once it is over: gives the files of long outputs back to the system. */
    void forgetOutput() {
        supervision.forgetOutput();
    }

    /**
     * Ends the command with its descendants, if it still runs: SIGTERM, the grace period of its description, SIGKILL.
     * Returns when all have ended, also when the calling thread is interrupted; or, with a warning in the log, ten seconds
     * after the first SIGKILL, if there are some that cannot be ended: processes of another user, or held by the kernel. A
     * command that ended by itself is over, and what it left running stays.
     */
    @Override
    public void close() {
        supervision.abandon();
    }
}
