package org.paralleltasks.subprocess.homework.given;

import java.util.List;

/** A command did not end in time, and has been ended. */
public class TimeUp extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    /** @param lines what it had written, without line ends */
    public TimeUp(List<String> lines) {
        super("time is up; so far " + lines);
        this.lines = List.copyOf(lines);
    }

    /** The lines of its standard output until its end. */
    public List<String> lines() {
        return lines;
    }
}
