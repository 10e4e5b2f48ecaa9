package org.paralleltasks.subprocess.homework.answers.right.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandException;
import org.paralleltasks.subprocess.command.CommandResult;
import org.paralleltasks.subprocess.command.LaunchException;
import org.paralleltasks.subprocess.homework.given.Batch;
import org.paralleltasks.subprocess.homework.given.Outcome;

/** A thread for each command, and so many permits. */
public class SemaphoreAndThreads implements Batch {
    @Override
    public List<Outcome> run(List<List<String>> commands, int atMost) throws InterruptedException {
        Semaphore permits = new Semaphore(atMost);
        Outcome[] outcomes = new Outcome[commands.size()];
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < outcomes.length; i++) {
                int which = i;
                permits.acquire();
                Thread thread = new Thread(() -> {
                    try {
                        outcomes[which] = outcome(commands.get(which));
                    } catch (InterruptedException e) {
                        // Nobody asks for its outcome any more.
                    } finally {
                        permits.release();
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread each : threads) {
                each.join();
            }
            return List.of(outcomes);
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            for (Thread each : threads) {
                each.join();
            }
            throw e;
        }
    }

    private static Outcome outcome(List<String> command) throws InterruptedException {
        try {
            CommandResult result = Command.of(command).run();
            return new Outcome(result.returnCode(), result.stdout().lines());
        } catch (LaunchException e) {
            return Outcome.notStarted();
        } catch (CommandException e) {
            throw new IllegalStateException(e);
        }
    }
}
