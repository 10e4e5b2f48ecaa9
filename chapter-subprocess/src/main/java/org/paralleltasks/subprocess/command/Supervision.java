package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.exec.Watchdog;

/**
 * One started command from its start to its end, and the one place that decides how it ended.
 *
 * <p>Threads: one waits for the process, one for the deadline if there is one, one for each output that is captured, two
 * for each that goes to a consumer, and, only if the command has to be ended, one that ends it. All are daemons. None
 * outlives the command but that of a consumer that ignores its interrupt.
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
    private final CountDownLatch processOver = new CountDownLatch(1);
    private final CountDownLatch treeEnded = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final CommandExecutor executor;

    /** The first one, or {@link OutputFailure#NONE} once the command is over. */
    private final AtomicReference<OutputFailure> outputFailure = new AtomicReference<>();

    private volatile List<Long> survivors = List.of();
    private volatile boolean isGivenUp;
    private volatile long endNanos;
    private volatile int returnCode;

    record OutputFailure(OutputException.Reason reason, Throwable cause) {
        static final OutputFailure NONE = new OutputFailure(null, null);
    }

    private Supervision(Command command, long startNanos, Process process, ProcessMark mark, ProcessTree tree) {
        this.command = command;
        this.startNanos = startNanos;
        this.process = process;
        this.mark = mark;
        this.tree = tree;
        this.streams = new StreamCollector(threadName(), command, this::processEnded, this::outputFailed);
        this.executor = new CommandExecutor(process, streams, this::threadEnded);
        this.watchdog = command.timeout()
                .map(timeout ->
                        new DeadlineWatchdog(threadName() + "-deadline", startNanos, timeout, w -> deadlinePassed()))
                .orElse(null);
    }

    static Supervision start(Command command) throws LaunchException {
        long startNanos = System.nanoTime();
        ProcessMark mark = new ProcessMark();
        Lifeline lifeline = RunningCommands.ofThisJvm().lifeline();
        lifeline.start(mark, Command.saturatedMillis(command.grace()));
        boolean isLaunched = false;
        Process process;
        try {
            process = new Launch(command, mark).start();
            isLaunched = true;
        } finally {
            if (!isLaunched) {
                lifeline.over(mark);
            }
        }
        return watchOver(command, startNanos, process, mark);
    }

    private static Supervision watchOver(Command command, long startNanos, Process process, ProcessMark mark)
            throws LaunchException {
        ProcessTree tree = new ProcessTree(process, Launch.givesSessions(), mark);
        Supervision supervision = null;
        try {
            RunningCommands.ofThisJvm().lifeline().started(mark, process.pid(), tree.startTicks());
            supervision = new Supervision(command, startNanos, process, mark, tree);
            RunningCommands.ofThisJvm().add(supervision);
            supervision.begin();
            return supervision;
        } catch (IOException | RuntimeException | Error e) {
            // For instance no more threads: a command that nobody watches must not go on.
            warnOf(end(tree, Duration.ZERO, mark));
            if (supervision != null) {
                RunningCommands.ofThisJvm().remove(supervision);
            }
            throw new LaunchException(
                    LaunchException.Reason.OTHER, "cannot watch over " + command + ": " + e.getMessage(), e);
        }
    }

    /** @return what could not be ended */
    private static List<Long> end(ProcessTree tree, Duration grace, ProcessMark mark) {
        Lifeline lifeline = RunningCommands.ofThisJvm().lifeline();
        TreeEnding ending = new TreeEnding(tree, grace);
        if (ending.end()) {
            lifeline.over(mark);
        } else {
            lifeline.givenUp(mark); // It tries again when this JVM has ended, as far as the mark leads.
        }
        return ending.survivors();
    }

    private static void warnOf(List<Long> survivors) {
        if (!survivors.isEmpty()) {
            Log.warn("Could not end {}: processes of another user, or held by the kernel", survivors);
        }
    }

    private void begin() throws IOException {
        executor.begin(new ExactCommandLine(command.argv()));
        if (watchdog != null) {
            watchdog.start();
        }
    }

    /** In the thread that waits: the process has ended, its output is not yet all taken. */
    private boolean processEnded() {
        endNanos = System.nanoTime();
        processOver.countDown();
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

    /** In the thread that waits, as the last. */
    private void threadEnded(Throwable failure) {
        try {
            if (watchdog != null) {
                watchdog.stop();
            }
            if (failure != null) {
                waitingFailed(failure);
            }
            // From here on nothing changes any more: a process that was given up may end, a consumer may fail.
            returnCode = poll().orElse(CommandResult.NOT_ENDED);
            outputFailure.compareAndSet(null, OutputFailure.NONE);
        } finally {
            processOver.countDown();
            over.countDown();
        }
    }

    /** For instance for want of memory: a command that nobody watches must not go on, nor be taken for a success. */
    private void waitingFailed(Throwable failure) {
        outputFailed(OutputException.Reason.NOT_STORED, failure);
        streams.stopSoon();
        if (course.compareAndSet(Course.RUNNING, Course.ENDED_BY_ITSELF)) {
            leaveToItself();
        } else if (isBeingEnded()) {
            Uninterrupted.await(treeEnded);
        }
    }

    private boolean isBeingEnded() {
        Course now = course.get();
        return now != Course.RUNNING && now != Course.ENDED_BY_ITSELF;
    }

    private void deadlinePassed() {
        // One that has ended in time may not have been noticed yet; here and below.
        if (process.isAlive()) {
            endTree(Course.TIMED_OUT);
        }
    }

    private void outputFailed(OutputException.Reason reason, Throwable cause) {
        outputFailure.compareAndSet(null, new OutputFailure(reason, cause));
        if (process.isAlive()) {
            endTree(Course.OUTPUT_FAILED);
        }
    }

    private void endTree(Course reason) {
        if (course.compareAndSet(Course.RUNNING, reason)) {
            try {
                CommandThread.of(threadName() + "-end", this::endTreeNow).start();
            } catch (OutOfMemoryError e) {
                endTreeNow(); // The system gives no more threads: then in this one, whatever it is for.
            }
        }
    }

    private void endTreeNow() {
        try {
            RunningCommands.ofThisJvm().lifeline().ending(mark);
        } finally {
            try {
                survivors = end(tree, command.grace(), mark);
            } finally {
                RunningCommands.ofThisJvm().remove(this);
                if (isAliveForLong()) {
                    isGivenUp = true;
                    executor.giveUp();
                }
                treeEnded.countDown();
            }
        }
        warnOf(survivors); // As the last: a log may fail.
    }

    /** Whether the command's own process is no news that only takes its time: it survives, or cannot be looked at. */
    private boolean isAliveForLong() {
        return survivors.contains(pid()) || !Uninterrupted.await(process, TreeEnding.PATIENCE);
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
        if (isBeingEnded()) {
            long graceNanos = Math.min(Command.saturatedNanos(command.grace()), Long.MAX_VALUE / 2);
            Duration limit = TreeEnding.PATIENCE.multipliedBy(2).plusNanos(graceNanos);
            Uninterrupted.await(treeEnded, limit.minusNanos(System.nanoTime() - since));
        }
    }

    /** Ends the tree unless the command has ended, and waits until it is over. */
    void abandon() {
        beginAbandon();
        if (!isBeingEnded()) {
            streams.giveUp(); // It has ended, whether or not that has been noticed here.
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
                returnCode,
                Duration.ofNanos(endNanos - startNanos),
                streams.stdout(),
                streams.stderr());
        if (course.get() == Course.TIMED_OUT) {
            throw new CommandTimeoutException(command.timeout().orElseThrow(), result, fate());
        }
        OutputFailure failure = outputFailure.get();
        if (failure != OutputFailure.NONE) {
            // Also when the command ended by itself before its last output was taken.
            throw new OutputException(failure.reason, result, failure.cause, fate());
        }
        return result;
    }

    /** What became of the command, for a message. */
    private String fate() {
        if (course.get() == Course.ENDED_BY_ITSELF) {
            return "has ended by itself, but not all of its output was taken";
        }
        return survivors.isEmpty()
                ? "has been ended"
                : "could not be ended: processes " + survivors + " are another user's, or held by the kernel";
    }

    /** Once it is over: gives the files of long outputs back to the system. */
    void forgetOutput() {
        streams.close();
    }

    private String threadName() {
        return "command-" + pid();
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

    /** The return code if the process has ended, or has been given up. */
    OptionalInt poll() {
        if (isGivenUp) {
            return OptionalInt.of(CommandResult.NOT_ENDED);
        }
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Waits until there is a return code, but not longer than that. */
    OptionalInt waitFor(Duration limit) throws InterruptedException {
        return processOver.await(Command.saturatedNanos(limit), TimeUnit.NANOSECONDS) ? poll() : OptionalInt.empty();
    }

    int waitFor() throws InterruptedException {
        processOver.await();
        return poll().orElse(CommandResult.NOT_ENDED);
    }
}
