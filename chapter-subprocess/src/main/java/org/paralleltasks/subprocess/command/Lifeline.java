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
 * started again, by the next command that begins or ends, should somebody end it.
 *
 * <p>Safe for use by any thread.
 */
final class Lifeline {
    private static final String SCRIPT = readScript();

    private LifelineTable table;

    /** Also what keeps the pipe to it open: a process that nobody refers to any more is closed as garbage. */
    private Process process;

    private boolean hasFailed;

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
        change(t -> t.put(new LifelineTable.Row(mark.word(), 0, graceMillis, false)));
    }

    /** A command has started. */
    void started(ProcessMark mark, long pid) {
        change(t -> t.replace(mark.word(), row -> row.withPid(pid)));
    }

    /** A command is being ended with its descendants. */
    void ending(ProcessMark mark) {
        change(t -> t.replace(mark.word(), LifelineTable.Row::withEnding));
    }

    /** A command is over, or has not started. */
    void over(ProcessMark mark) {
        change(t -> t.remove(mark.word()));
    }

    private synchronized void change(Change change) {
        if (hasFailed) {
            return;
        }
        try {
            if (table == null) {
                table = new LifelineTable();
            }
            change.in(table);
            if (process == null || !process.isAlive()) {
                process = start(table);
            }
        } catch (IOException e) {
            hasFailed = true;
            Log.warn("No lifeline: commands that run when this JVM is killed will go on running: {}", e.getMessage());
        }
    }

    private static Process start(LifelineTable table) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Launch.inOwnSession(List.of("/bin/sh", "-c", "eval \"$LIFELINE\"", "lifeline")))
                .redirectError(Redirect.DISCARD);
        // By the environment, so that lists of processes show a short line and not the whole script.
        builder.environment().put("LIFELINE", SCRIPT);
        return table.giveTo(builder);
    }
}
