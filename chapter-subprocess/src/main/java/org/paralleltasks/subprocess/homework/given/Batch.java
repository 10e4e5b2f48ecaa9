package org.paralleltasks.subprocess.homework.given;

import java.util.List;

/** Runs many commands of the system, some of them at once. */
public interface Batch {
    /**
     * Runs all commands, but no more than so many at the same time: as soon as one of those that run has ended, one more
     * begins. Returns when all have ended. What one of them does wrong changes nothing for the others.
     *
     * @param commands each a program, then its arguments
     * @param atMost how many may run at the same time, at least 1
     * @return an outcome for each command, in the order of the commands
     * @throws InterruptedException if interrupted; then the commands that run have been ended, and no other begins
     */
    List<Outcome> run(List<List<String>> commands, int atMost) throws InterruptedException;
}
