package org.paralleltasks.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A program that has been started. Its output goes to files, so that nothing it leaves behind can hold a pipe open and
 * keep the test waiting. For use by one thread.
 */
public final class RunningProgram implements AutoCloseable {
    private final Process process;
    private final Path folder;
    private final Duration deadline;
    private final long started = System.nanoTime();

    private RunningProgram(Process process, Path folder, Duration deadline) {
        this.process = process;
        this.folder = folder;
        this.deadline = deadline;
    }

    /** Starts any command, with its output kept and no input. */
    public static RunningProgram start(ProcessBuilder builder, Duration deadline) throws IOException {
        Path folder = Files.createTempDirectory("program");
        builder.redirectOutput(folder.resolve("out").toFile());
        builder.redirectError(folder.resolve("err").toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        return new RunningProgram(process, folder, deadline);
    }

    /** The program's own process. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** What it has written to stdout so far. */
    public String out() {
        return read("out");
    }

    /** What it has written to stderr so far. */
    public String err() {
        return read("err");
    }

    /**
     * Waits until stdout contains a text.
     *
     * @throws AssertionError if the deadline passes first; it shows what was written
     */
    public void awaitOut(String text) {
        try {
            Awaitility.await()
                    .atMost(deadline)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> out().contains(text));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("no '" + text + "' on stdout; so far:\n" + out() + "\n--- stderr\n" + err(), e);
        }
    }

    /** Sends a signal to the program's own process, by its name without SIG. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /**
     * Waits for the end.
     *
     * @throws AssertionError if the deadline passes first; the program and its descendants have been ended
     */
    public Output await() throws InterruptedException {
        if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
            end();
            throw new AssertionError("the program overran its " + deadline.toSeconds() + " s. Its output so far:\n"
                    + out() + "\n--- stderr\n" + err());
        }
        return new Output(process.exitValue(), out(), err(), Duration.ofNanos(System.nanoTime() - started));
    }

    /** Ends the program and its descendants, if they are still there. */
    @Override
    public void close() {
        end();
        try {
            Files.deleteIfExists(folder.resolve("out"));
            Files.deleteIfExists(folder.resolve("err"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end() {
        List<ProcessHandle> family = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
