package org.paralleltasks.subprocess.homework.given;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Runs commands of the system that may take only so long, for any number of threads at once. */
public interface TimeLimit {
    /**
     * Runs a command until it ends by itself or its time is up. Then it and all that it has started is asked to end, with
     * SIGTERM; what is still there after the grace period is ended, with SIGKILL. However this method ends but by the
     * command's own end in time, nothing of the command is left.
     *
     * @param command a program, then its arguments
     * @param limit how long it may run
     * @param grace how long it may take to end when it is asked to
     * @return the lines of its standard output, if it has ended in time, whatever its return code
     * @throws TimeUp if it has not; with the lines that it has written until its end
     * @throws IOException if it cannot be started
     * @throws InterruptedException if interrupted while it runs
     */
    List<String> run(List<String> command, Duration limit, Duration grace)
            throws TimeUp, IOException, InterruptedException;
}
