package org.paralleltasks.subprocess.command;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteStreamHandler;

/**
 * Waits for one process that has been launched already, in a daemon thread: the launch itself is made by the caller's
 * thread, which so learns at once of a program that does not exist.
 */
final class CommandExecutor extends DefaultExecutor {
    private final Process process;
    private final Runnable atTheLatest;

    /**
     * @param atTheLatest called when the thread is over, whatever happened in it
     */
    @SuppressWarnings("deprecation") // The builder that replaces this constructor cannot make a subclass.
    CommandExecutor(Process process, ExecuteStreamHandler streams, Runnable atTheLatest) {
        this.process = process;
        this.atTheLatest = atTheLatest;
        setStreamHandler(streams);
        setExitValues(null); // Every return code is a result; whether it is a failure is for the caller to say.
    }

    @Override
    protected Process launch(CommandLine command, Map<String, String> environment, Path directory) {
        return process;
    }

    @Override
    protected Process launch(CommandLine command, Map<String, String> environment, File directory) {
        return process;
    }

    @Override
    protected Thread createThread(Runnable runnable, String name) {
        Runnable guarded = () -> {
            try {
                runnable.run();
            } finally {
                atTheLatest.run();
            }
        };
        Thread thread = new Thread(guarded, "command-" + process.pid() + "-wait");
        thread.setDaemon(true);
        return thread;
    }
}
