package org.paralleltasks.course;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program that runs on behalf of this one, and does not outlive it. For use by one thread. */
final class ChildProcess {
    private static final long LOOK_MILLIS = 100;
    private static final long GRACE_SECONDS = 5;

    private final ProcessBuilder builder;

    ChildProcess(ProcessBuilder builder) {
        this.builder = builder;
    }

    /** Runs it to its end; returns its exit code. */
    int awaitEnd() throws CourseException {
        return awaitEndUnless(() -> false);
    }

    /** Runs it to its end, or ends it as soon as {@code isObsolete}; returns its exit code. */
    int awaitEndUnless(BooleanSupplier isObsolete) throws CourseException {
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw CourseException.cannot("cannot start " + builder.command().get(0) + ": " + e.getMessage());
        }
        // Ctrl-C reaches both at once; this one waits, so that the shell's prompt comes after the other's last line.
        Thread hook = new Thread(() -> end(process));
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (isObsolete.getAsBoolean()) {
                    end(process);
                }
            }
            Runtime.getRuntime().removeShutdownHook(hook);
            return process.exitValue();
        } catch (IllegalStateException | InterruptedException e) {
            end(process);
            throw CourseException.cannot("interrupted"); // This JVM ends already.
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
