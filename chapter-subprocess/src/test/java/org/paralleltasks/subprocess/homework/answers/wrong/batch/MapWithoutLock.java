package org.paralleltasks.subprocess.homework.answers.wrong.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandException;
import org.paralleltasks.subprocess.command.CommandResult;
import org.paralleltasks.subprocess.command.LaunchException;
import org.paralleltasks.subprocess.homework.given.Batch;
import org.paralleltasks.subprocess.homework.given.Outcome;

/** All threads put into one map, and nothing orders them. */
@KilledBy("losesNothing")
public class MapWithoutLock implements Batch {
    @Override
    public List<Outcome> run(List<List<String>> commands, int atMost) throws InterruptedException {
        Semaphore permits = new Semaphore(atMost);
        Map<Integer, Outcome> outcomes = new HashMap<>();
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < commands.size(); i++) {
                int which = i;
                permits.acquire();
                Thread thread = new Thread(() -> {
                    try {
                        Outcome outcome = outcome(commands.get(which));
                        outcomes.put(which, outcome);
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
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            for (Thread each : threads) {
                each.join();
            }
            throw e;
        }
        List<Outcome> inOrder = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            inOrder.add(outcomes.get(i));
        }
        return inOrder;
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
