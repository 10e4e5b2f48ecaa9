package org.paralleltasks.subprocess.homework.given;

import java.io.IOException;
import java.util.List;

/** Runs commands of the system for what they write, for any number of threads at once. */
public interface Lines {
    /**
     * Runs a command and waits for its end; not for that of others that it has started and left behind.
     *
     * @param command a program, then its arguments, which reach it as they are
     * @return all lines of its standard output, without their line ends
     * @throws CommandError if its return code is not 0
     * @throws IOException if it cannot be started
     */
    List<String> of(List<String> command) throws CommandError, IOException, InterruptedException;
}
