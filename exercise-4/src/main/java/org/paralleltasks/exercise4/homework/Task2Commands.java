package org.paralleltasks.exercise4.homework;

import java.nio.file.Path;
import java.util.List;
import org.paralleltasks.exercise4.homework.given.CommandJob;
import org.paralleltasks.exercise4.homework.given.CommandRow;
import org.paralleltasks.exercise4.homework.given.CommandScheduler;

/** Part 2: a batch of commands. The instructions are in Task2Commands.md, en français in Task2Commands.fr.md. */
public class Task2Commands implements CommandScheduler {

    /**
     * @param atMost how many commands may run at once, at least 1
     * @param folder for the output files; it exists
     */
    public Task2Commands(int atMost, Path folder) {}

    @Override
    public List<CommandRow> run(List<CommandJob> jobs) throws InterruptedException {
        throw new UnsupportedOperationException(
                "TODO 2: run the commands, at most so many at once, each until its deadline, again if it fails");
    }

    @Override
    public List<CommandRow> table() {
        throw new UnsupportedOperationException("TODO 2: a copy of the table");
    }
}
