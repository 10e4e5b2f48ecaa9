package org.paralleltasks.common.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.common.Settings;

/**
 * Runs one example in a JVM of its own, so that its daemons, exit code, shutdown hooks and signals are real, and ends
 * it with everything it started: when it is over, when it overruns, when the launcher's own JVM ends.
 *
 * <p>{@link #end()} may be called by any thread; the rest by one.
 */
final class ExampleRun {
    /** The exit code of a command that overran its time, as {@code timeout(1)} has it. */
    static final int OVERRUN = 124;

    /** For a program of many JVMs that all hang: the teacher does not wait for the stacks of each. */
    private static final Duration STACKS_LIMIT = Duration.ofSeconds(15);

    private static final Duration GRACE = Duration.ofSeconds(2);

    /** A process that the example has asked to end, and that is about to, is not one left behind. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Example example;
    private final Settings settings;
    private final Duration limit;
    private final List<String> recorderOptions;
    private final Set<Path> notForExamples;
    private final Family family = new Family();

    /** Guarded by this. */
    private Process process;

    /** Guarded by this. Once true, nothing starts any more. */
    private boolean ended;

    /**
     * A run that is not started yet.
     *
     * @param recorderOptions JVM options that have the run recorded; none for a run that is not
     * @param notForExamples entries of the class path that the launcher alone needs
     */
    ExampleRun(
            Example example,
            Settings settings,
            Duration limit,
            List<String> recorderOptions,
            Set<Path> notForExamples) {
        this.example = example;
        this.settings = settings;
        this.limit = limit;
        this.recorderOptions = recorderOptions;
        this.notForExamples = notForExamples;
    }

    /**
     * How a run came out.
     *
     * @param exitCode the example's own exit code, or {@link #OVERRUN}
     * @param elapsed its time on the wall clock
     * @param stacks the stacks of an example that overran, else empty
     * @param leftBehind processes that it had left running, which were ended
     */
    record Outcome(int exitCode, Duration elapsed, String stacks, List<String> leftBehind) {}

    Outcome run() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process running = start();
        boolean over = running.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        if (over) {
            Set<ProcessHandle> left = family.membersAfter(running.toHandle(), PATIENCE);
            List<String> described = left.stream().map(Family::describe).toList();
            end();
            return new Outcome(running.exitValue(), elapsed, "", described);
        }
        String stacks = stacksOf(family.members(running.toHandle()));
        end();
        return new Outcome(OVERRUN, elapsed, stacks, List.of());
    }

    /** Ends the example and everything it started; from now on it cannot be started any more. */
    synchronized void end() {
        ended = true;
        if (process != null) {
            family.end(process.toHandle(), GRACE);
        }
    }

    private synchronized Process start() throws IOException {
        if (ended) {
            throw new IOException("the launcher is ending");
        }
        List<String> command = new ArrayList<>();
        command.add(ThreadStacks.tool("java"));
        command.addAll(recorderOptions);
        command.addAll(settings.asJvmOptions());
        command.add(example.mainClass().getName());
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        // By the environment, so that `ps` shows a short command line.
        builder.environment().put("CLASSPATH", ClassPath.without(notForExamples, example.mainClass()));
        builder.environment().put(Family.MARK, family.id());
        process = builder.start();
        return process;
    }

    private static String stacksOf(Set<ProcessHandle> processes) throws InterruptedException {
        StringBuilder stacks = new StringBuilder();
        long start = System.nanoTime();
        for (ProcessHandle each : processes) {
            if (System.nanoTime() - start > STACKS_LIMIT.toNanos()) {
                return stacks + "(and more JVMs, whose stacks would take too long)";
            }
            if (each.info()
                    .command()
                    .filter(c -> c.matches(".*\\bjava(\\.exe)?"))
                    .isPresent()) {
                stacks.append(Family.describe(each)).append("\n\n");
                stacks.append(ThreadStacks.of(each)).append("\n\n");
            }
        }
        return stacks.toString().stripTrailing();
    }
}
