package org.paralleltasks.subprocess.command;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteResultHandler;
import org.apache.commons.exec.ExecuteStreamHandler;

/**
 * Waits for one process that has been launched already, in a daemon thread: the launch itself is made by the caller's
 * thread, which so learns at once of a program that does not exist.
 *
 * <p>An interrupt does not end the wait: {@link DefaultExecutor} would end the process for it, and forget its descendants.
 */
final class CommandExecutor extends DefaultExecutor {
    private final Process process;
    private final Consumer<Throwable> atTheLatest;
    private volatile Thread thread;
    private volatile boolean isGivenUp;

    /** Of the thread that waits, and for its own use. */
    private Throwable failure;

    /**
     * @param atTheLatest called when the thread is over, with what has ended it before its time, or null
     */
    @SuppressWarnings("deprecation") // The builder that replaces this constructor cannot make a subclass.
    CommandExecutor(Process process, ExecuteStreamHandler streams, Consumer<Throwable> atTheLatest) {
        this.process = process;
        this.atTheLatest = atTheLatest;
        setStreamHandler(streams);
        setExitValues(null); // Every return code is a result; whether it is a failure is for the caller to say.
    }

    /** Begins to wait. */
    void begin(CommandLine command) throws IOException {
        execute(command, new ExecuteResultHandler() {
            @Override
            public void onProcessComplete(int exitValue) {
                // Said at the latest.
            }

            @Override
            public void onProcessFailed(ExecuteException e) {
                failure = e.getCause() == null ? e : e.getCause();
            }
        });
    }

    @Override
    protected Process launch(CommandLine command, Map<String, String> environment, Path directory) {
        return new Awaited();
    }

    @Override
    protected Process launch(CommandLine command, Map<String, String> environment, File directory) {
        return new Awaited();
    }

    /** From now on the process, which cannot be ended, is not waited for. */
    void giveUp() {
        isGivenUp = true;
        thread.interrupt();
    }

    @Override
    protected Thread createThread(Runnable runnable, String name) {
        Runnable guarded = () -> {
            try {
                runnable.run();
            } catch (RuntimeException | Error e) {
                failure = e;
            } finally {
                atTheLatest.accept(failure);
            }
        };
        thread = CommandThread.of("command-" + process.pid() + "-wait", guarded);
        return thread;
    }

    /** The process as its thread sees it: over when it has ended, or when it has been given up. */
    private final class Awaited extends Process {
        @Override
        public int waitFor() {
            while (!isGivenUp) {
                try {
                    return process.waitFor();
                } catch (InterruptedException e) {
                    // It comes from giveUp(), or was not meant for this thread.
                }
            }
            return CommandResult.NOT_ENDED;
        }

        @Override
        public int exitValue() {
            return process.isAlive() ? CommandResult.NOT_ENDED : process.exitValue();
        }

        @Override
        public OutputStream getOutputStream() {
            return process.getOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return process.getInputStream();
        }

        @Override
        public InputStream getErrorStream() {
            return process.getErrorStream();
        }

        @Override
        public void destroy() {
            process.destroy();
        }
    }
}
