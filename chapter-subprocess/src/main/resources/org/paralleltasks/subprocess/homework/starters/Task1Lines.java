package org.paralleltasks.subprocess.homework;

import java.util.List;
import org.paralleltasks.subprocess.homework.given.Lines;

/** Task 1: the lines of a command, or its error. The instructions are in Task1Lines.md. */
public class Task1Lines implements Lines {
    @Override
    public List<String> of(List<String> command) {
        throw new UnsupportedOperationException(
                "TODO 1: run the command; return the lines of its output, or throw a CommandError");
    }
}
