package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteResultHandler;
import org.apache.commons.exec.Watchdog;

/**
 * One started command from its start to its end, and the one place that decides how it ended.
 *
 * <p>Threads: one waits for the process, one for the deadline if there is one, one for each captured output, and, only
 * if the command has to be ended, one that ends it. All are daemons, and none outlives the command.
 */
final class Supervision {
    /** How a command came to its end. It leaves RUNNING once, and never changes again. */
    enum Course {
        RUNNING,
        ENDED_BY_ITSELF,
        TIMED_OUT,
        OUTPUT_FAILED,
        ABANDONED
    }

    private final Command command;
    private final long startNanos;
    private final Process process;
    private final ProcessMark mark;
    private final ProcessTree tree;
    private final StreamCollector streams;
    private final Watchdog watchdog;
    private final AtomicReference<Course> course = new AtomicReference<>(Course.RUNNING);
    private final CountDownLatch treeEnded = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<OutputFailure> outputFailure = new AtomicReference<>();
    private volatile long endNanos;

    private record OutputFailure(OutputException.Reason reason, Throwable cause) {}

    private Supervision(Command command, long startNanos, Process process, ProcessMark mark) {
        this.command = command;
        this.startNanos = startNanos;
        this.process = process;
        this.mark = mark;
        this.tree = tree(process, mark);
        this.streams = new StreamCollector("command-" + process.pid(), command, this::processEnded, this::outputFailed);
        this.watchdog = command.timeout()
                .map(timeout -> new DeadlineWatchdog(startNanos, timeout, w -> deadlinePassed()))
                .orElse(null);
    }

    static Supervision start(Command command) throws LaunchException {
        long startNanos = System.nanoTime();
        ProcessMark mark = new ProcessMark();
        Lifeline lifeline = RunningCommands.ofThisJvm().lifeline();
        lifeline.start(mark, Command.saturatedMillis(command.grace()));
        boolean begun = false;
        try {
            Process process = new Launch(command, mark).start();
            lifeline.started(mark, process.pid());
            Supervision supervision = watchOver(command, startNanos, process, mark);
            begun = true;
            return supervision;
        } finally {
            if (!begun) {
                lifeline.over(mark);
            }
        }
    }

    private static Supervision watchOver(Command command, long startNanos, Process process, ProcessMark mark)
            throws LaunchException {
        Supervision supervision = null;
        try {
            supervision = new Supervision(command, startNanos, process, mark);
            RunningCommands.ofThisJvm().add(supervision);
            supervision.begin();
            return supervision;
        } catch (IOException | RuntimeException | Error e) {
            // For instance no more threads: a command that nobody watches must not go on.
            new TreeEnding(tree(process, mark), Duration.ZERO).end();
            if (supervision != null) {
                RunningCommands.ofThisJvm().remove(supervision);
            }
            throw new LaunchException(
                    LaunchException.Reason.OTHER, "cannot watch over " + command + ": " + e.getMessage(), e);
        }
    }

    private static ProcessTree tree(Process process, ProcessMark mark) {
        return new ProcessTree(process, Launch.givesSessions(), mark);
    }

    private void begin() throws IOException {
        CommandExecutor executor = new CommandExecutor(process, streams, this::threadEnded);
        executor.execute(new ExactCommandLine(command.argv()), new ExecuteResultHandler() {
            @Override
            public void onProcessComplete(int exitValue) {
                // Said by threadEnded, which comes after every course of events.
            }

            @Override
            public void onProcessFailed(ExecuteException e) {
                // Likewise.
            }
        });
        if (watchdog != null) {
            watchdog.start();
        }
    }

    /** In the thread that waits: the process has ended, its output is not yet all taken. */
    private boolean processEnded() {
        endNanos = System.nanoTime();
        boolean endedByItself = course.compareAndSet(Course.RUNNING, Course.ENDED_BY_ITSELF);
        if (endedByItself) {
            leaveToItself();
        } else {
            // Its descendants are being ended, and what they write meanwhile is wanted.
            Uninterrupted.await(treeEnded);
        }
        return endedByItself;
    }

    /** From here on this JVM's end is not the end of what the command has left running. */
    private void leaveToItself() {
        RunningCommands.ofThisJvm().remove(this);
        RunningCommands.ofThisJvm().lifeline().over(mark);
    }

    private void threadEnded() {
        if (watchdog != null) {
            watchdog.stop();
        }
        over.countDown();
    }

    private void deadlinePassed() {
        // A process that has ended in time may not have been noticed yet.
        if (process.isAlive()) {
            endTree(Course.TIMED_OUT);
        }
    }

    private void outputFailed(OutputException.Reason reason, Throwable cause) {
        outputFailure.compareAndSet(null, new OutputFailure(reason, cause));
        endTree(Course.OUTPUT_FAILED);
    }

    private void endTree(Course reason) {
        if (course.compareAndSet(Course.RUNNING, reason)) {
            try {
                Thread thread = new Thread(this::endTreeNow, "command-" + pid() + "-end");
                thread.setDaemon(true);
                thread.start();
            } catch (OutOfMemoryError e) {
                endTreeNow(); // The system gives no more threads: then in this one, whatever it is for.
            }
        }
    }

    private void endTreeNow() {
        Lifeline lifeline = RunningCommands.ofThisJvm().lifeline();
        try {
            lifeline.ending(mark);
        } finally {
            try {
                if (new TreeEnding(tree, command.grace()).end()) {
                    lifeline.over(mark); // If not, it tries again when this JVM has ended.
                }
            } finally {
                RunningCommands.ofThisJvm().remove(this);
                treeEnded.countDown();
            }
        }
    }

    /** Ends the tree unless the command has ended, and does not wait for that. */
    void beginAbandon() {
        if (process.isAlive()) {
            endTree(Course.ABANDONED);
        }
    }

    /**
     * At the end of this JVM: waits for the end of the tree if it is being ended, by whomever, though not for one that
     * nobody can look at, which is left to the lifeline.
     *
     * @param since when the JVM began to end, a {@link System#nanoTime()}
     */
    void awaitTreeEnd(long since) {
        Course now = course.get();
        if (now != Course.RUNNING && now != Course.ENDED_BY_ITSELF) {
            long graceNanos = Math.min(Command.saturatedNanos(command.grace()), Long.MAX_VALUE / 2);
            Duration limit = TreeEnding.PATIENCE.multipliedBy(2).plusNanos(graceNanos);
            Uninterrupted.await(treeEnded, limit.minusNanos(System.nanoTime() - since));
        }
    }

    /** Ends the tree unless the command has ended, and waits until it is over. */
    void abandon() {
        beginAbandon();
        if (course.get() == Course.ENDED_BY_ITSELF && over.getCount() > 0) {
            streams.giveUp();
        }
        Uninterrupted.await(over);
    }

    boolean awaitOver(Duration limit) throws InterruptedException {
        return over.await(Command.saturatedNanos(limit), TimeUnit.NANOSECONDS);
    }

    void awaitOver() throws InterruptedException {
        over.await();
    }

    /** Once it is over: how it ended. */
    CommandResult result() throws CommandTimeoutException, OutputException {
        CommandResult result = new CommandResult(
                command,
                pid(),
                process.exitValue(),
                Duration.ofNanos(endNanos - startNanos),
                streams.stdout(),
                streams.stderr());
        if (course.get() == Course.TIMED_OUT) {
            throw new CommandTimeoutException(command.timeout().orElseThrow(), result);
        }
        OutputFailure failure = outputFailure.get();
        if (failure != null) {
            // Also when the command ended by itself before its last output was taken.
            throw new OutputException(failure.reason, result, failure.cause);
        }
        return result;
    }

    long pid() {
        return process.pid();
    }

    ProcessTree tree() {
        return tree;
    }

    Process process() {
        return process;
    }
}
