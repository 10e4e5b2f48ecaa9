package org.paralleltasks.subprocess.homework.answers.right.batch;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandException;
import org.paralleltasks.subprocess.command.CommandResult;
import org.paralleltasks.subprocess.command.LaunchException;
import org.paralleltasks.subprocess.command.RunningCommand;
import org.paralleltasks.subprocess.homework.given.Batch;
import org.paralleltasks.subprocess.homework.given.Outcome;

/** No thread at all: starts commands, and looks which of them has ended. */
public class OneThreadThatLooks implements Batch {
    @Override
    public List<Outcome> run(List<List<String>> commands, int atMost) throws InterruptedException {
        Outcome[] outcomes = new Outcome[commands.size()];
        Map<Integer, RunningCommand> running = new LinkedHashMap<>();
        int next = 0;
        try {
            while (next < outcomes.length || !running.isEmpty()) {
                if (next < outcomes.length && running.size() < atMost) {
                    try {
                        running.put(next, Command.of(commands.get(next)).start());
                    } catch (LaunchException e) {
                        outcomes[next] = Outcome.notStarted();
                    }
                    next++;
                } else {
                    collect(running, outcomes);
                }
            }
            return Arrays.asList(outcomes);
        } catch (CommandException e) {
            throw new IllegalStateException(e);
        } finally {
            running.values().forEach(RunningCommand::close);
        }
    }

    private static void collect(Map<Integer, RunningCommand> running, Outcome[] outcomes)
            throws CommandException, InterruptedException {
        for (Map.Entry<Integer, RunningCommand> each : List.copyOf(running.entrySet())) {
            Optional<CommandResult> result = each.getValue().communicate(Duration.ofMillis(2));
            if (result.isPresent()) {
                outcomes[each.getKey()] = new Outcome(
                        result.get().returnCode(), result.get().stdout().lines());
                running.remove(each.getKey());
            }
        }
    }
}
