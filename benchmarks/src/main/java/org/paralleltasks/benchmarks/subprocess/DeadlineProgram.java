package org.paralleltasks.benchmarks.subprocess;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;
import org.paralleltasks.benchmarks.figures.Rounds;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandTimeoutException;
import org.zeroturnaround.exec.ProcessExecutor;

/**
 * Runs a command that overruns its time-out, with its output captured; the value is the time from the deadline to the
 * moment at which the last of its processes is gone, or infinite if some outlive it by a second.
 */
final class DeadlineProgram {
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private DeadlineProgram() {}

    /** Runs a command until its time-out, as a contender does it. */
    @FunctionalInterface
    private interface Overrun {
        /** Returns normally if the command was ended at its time-out. */
        void run(List<String> command) throws Exception;
    }

    /**
     * Runs the contender.
     *
     * @param args its name, {@code single} or {@code tree}, and the milliseconds that count as in time
     */
    public static void main(String[] args) throws Exception {
        Overrun overrun = switch (args[0]) {
            case "ours" -> DeadlineProgram::ours;
            case "commons-exec" -> DeadlineProgram::commonsExec;
            case "zt-exec" -> DeadlineProgram::ztExec;
            default -> throw new IllegalArgumentException(args[0]);
        };
        String line = args[1].equals("tree") ? DoomedTree.TREE : DoomedTree.SINGLE;
        Duration inTime = Duration.ofMillis(Long.parseLong(args[2]));
        Rounds.serve(() -> fromDeadlineToEnd(overrun, line, inTime));
    }

    private static double fromDeadlineToEnd(Overrun overrun, String line, Duration inTime) throws Exception {
        Optional<Long> gone;
        long deadline;
        FutureTask<Optional<Exception>> run;
        try (DoomedTree tree = new DoomedTree(line)) {
            run = new FutureTask<>(() -> failure(overrun, tree.command()));
            deadline = System.nanoTime() + TIMEOUT.toNanos();
            // In a thread of its own: some wait for as long as a survivor holds the output open.
            new Thread(run, "runner of a doomed command").start();
            gone = tree.awaitGone(deadline + inTime.toNanos());
        }
        Optional<Exception> failure = run.get();
        if (gone.isEmpty()) {
            // What the contender made of an end that was not its doing does not matter.
            return Double.POSITIVE_INFINITY;
        }
        if (failure.isPresent()) {
            throw new IllegalStateException("the command was not ended at its time-out", failure.get());
        }
        return (gone.get() - deadline) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private static Optional<Exception> failure(Overrun overrun, List<String> command) {
        try {
            overrun.run(command);
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(e);
        }
    }

    private static void ours(List<String> command) throws Exception {
        try {
            Command.of(command).withTimeout(TIMEOUT).run();
        } catch (CommandTimeoutException e) {
            return;
        }
        throw new IllegalStateException("no time-out");
    }

    private static void commonsExec(List<String> command) throws IOException {
        CommandLine line = new CommandLine(command.get(0));
        command.stream().skip(1).forEach(argument -> line.addArgument(argument, false));
        ExecuteWatchdog watchdog = ExecuteWatchdog.builder().setTimeout(TIMEOUT).get();
        DefaultExecutor executor = DefaultExecutor.builder().get();
        executor.setWatchdog(watchdog);
        executor.setStreamHandler(new PumpStreamHandler(new ByteArrayOutputStream()));
        try {
            executor.execute(line);
        } catch (ExecuteException e) {
            return; // It was killed: its return code says so.
        }
        throw new IllegalStateException("no time-out");
    }

    private static void ztExec(List<String> command) throws Exception {
        try {
            new ProcessExecutor(command)
                    .readOutput(true)
                    .timeout(TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)
                    .execute();
        } catch (TimeoutException e) {
            return;
        }
        throw new IllegalStateException("no time-out");
    }
}
