package org.paralleltasks.subprocess.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A small process beside this JVM that ends this JVM's running commands when this JVM ends, however it does: nothing
 * in a JVM runs after a SIGKILL. It sleeps until then, and knows of the JVM's end by the end of its standard input. What
 * it has to do then is in a {@link LifelineTable}. There is one for all commands, from the first command on, and it is
 * started again, by the next command that begins or ends, should somebody end it, or its table not be written.
 *
 * <p>Safe for use by any thread.
 */
final class Lifeline {
    private static final String SCRIPT = readScript();

    private final LifelineTable table = new LifelineTable();

    /** Also what keeps the pipe to it open: a process that nobody refers to any more is closed as garbage. */
    private Process process;

    private boolean isMissing;

    private static String readScript() {
        try (InputStream script = Lifeline.class.getResourceAsStream("lifeline.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Change {
        void in(LifelineTable table) throws IOException;
    }

    /** A command is about to start. */
    void start(ProcessMark mark, long graceMillis) {
        change(t -> t.put(new LifelineTable.Row(mark.word(), graceMillis)));
    }

    /**
     * A command has started.
     *
     * @param startTicks when that process started, in ticks since the system did; 0 if that is not known
     */
    void started(ProcessMark mark, long pid, long startTicks) {
        change(t -> t.replace(mark.word(), row -> row.withProcess(pid, startTicks)));
    }

    /** A command is being ended with its descendants. */
    void ending(ProcessMark mark) {
        change(t -> t.replace(mark.word(), LifelineTable.Row::withEnding));
    }

    /** A command could not be ended: another attempt at the JVM's end, but not at numbers that are others' by then. */
    void givenUp(ProcessMark mark) {
        change(t -> t.replace(mark.word(), LifelineTable.Row::withoutProcess));
    }

    /** A command is over, or has not started. */
    void over(ProcessMark mark) {
        change(t -> t.remove(mark.word()));
    }

    private synchronized void change(Change change) {
        try {
            change.in(table);
            if (process == null || !process.isAlive()) {
                process = start(table);
            }
            isMissing = false;
        } catch (IOException e) {
            endOutdated();
            if (!isMissing) {
                isMissing = true;
                // Not by the log, which may not have been set up before, and for want of descriptors never could be
                // again.
                System.err.println("Commands that run will go on when this JVM is killed: " + e.getMessage());
            }
        }
    }

    /** A lifeline whose table is not true any more. The next change tries to start one with a table of its own. */
    private void endOutdated() {
        // Not Process.destroyForcibly(), which closes the pipe also when the signal could not be sent: to the lifeline
        // that
        // would be the end of this JVM.
        if (process != null && process.toHandle().destroyForcibly()) {
            Uninterrupted.await(process);
        }
    }

    /** Starts a lifeline with that table. */
    static Process start(LifelineTable table) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Launch.inOwnSession(List.of("/bin/sh", "-c", "eval \"$LIFELINE\"", "lifeline")))
                .redirectError(Redirect.DISCARD);
        // By the environment, so that lists of processes show a short line and not the whole script.
        builder.environment().put("LIFELINE", SCRIPT);
        return table.giveTo(builder);
    }
}
