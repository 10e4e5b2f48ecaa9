package org.paralleltasks.subprocess.command;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The commands of this JVM that run, so that none goes on when the JVM ends: a shutdown hook ends them in good order
 * where the JVM has the time, and the lifeline whatever is left then. Safe for use by any thread.
 */
final class RunningCommands {
    private static final RunningCommands OF_THIS_JVM = new RunningCommands();

    /**
     * What the end of a command takes, loaded before the first one starts: to load a class takes a file descriptor, and
     * there may be none left then. The JVM does not try again.
     */
    private static final List<Class<?>> LOADED = List.of(
            TreeEnding.class,
            Uninterrupted.class,
            Uninterrupted.Wait.class,
            Supervision.OutputFailure.class,
            CommandResult.class,
            CapturedOutput.class,
            CommandFailedException.class,
            OutputException.class,
            CommandTimeoutException.class);

    private final Set<Supervision> running = ConcurrentHashMap.newKeySet();
    private final Lifeline lifeline = new Lifeline();

    private RunningCommands() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::endAll, "commands-end"));
        } catch (IllegalStateException e) {
            // The first command comes from another shutdown hook: the lifeline alone will see to it.
        }
    }

    static RunningCommands ofThisJvm() {
        return OF_THIS_JVM;
    }

    Lifeline lifeline() {
        return lifeline;
    }

    void add(Supervision supervision) {
        running.add(supervision);
    }

    void remove(Supervision supervision) {
        running.remove(supervision);
    }

    private void endAll() {
        long since = System.nanoTime();
        running.forEach(Supervision::beginAbandon);
        running.forEach(supervision -> supervision.awaitTreeEnd(since));
    }
}
