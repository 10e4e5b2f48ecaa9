package org.paralleltasks.timeline.agent;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes that a recorded program starts: JVMs are recorded in turn, of the others start and end are. */
final class Processes {
    /** The name of the threads that wait for the end of processes; they are not drawn. */
    static final String WATCH = "timeline: end of process ";

    private static final int LONGEST_COMMAND = 400;

    private static volatile Path optionsFile;

    private Processes() {}

    static void recordOthersWith(Path file) {
        optionsFile = file;
    }

    static Process start(ProcessBuilder builder) throws IOException {
        List<String> given = List.copyOf(builder.command());
        List<String> command = recorded(given);
        StepEvent start = Steps.begun();
        if (command.size() == given.size()) {
            return watched(builder.start(), given, start);
        }
        builder.command(command);
        try {
            return watched(builder.start(), given, start);
        } finally {
            builder.command(new ArrayList<>(given)); // The builder is the program's, which may use it again.
        }
    }

    static Process exec(Runtime runtime, String[] command, String[] environment, File directory) throws IOException {
        List<String> given = List.of(command);
        StepEvent start = Steps.begun();
        return watched(runtime.exec(recorded(given).toArray(String[]::new), environment, directory), given, start);
    }

    /** A JVM gets the options of the recorder first, so that the program's own win. */
    private static List<String> recorded(List<String> command) {
        if (command.isEmpty() || !command.get(0).matches("(.*[/\\\\])?java(\\.exe)?")) {
            return command;
        }
        List<String> longer = new ArrayList<>(command);
        longer.add(1, "@" + optionsFile);
        return longer;
    }

    /**
     * The start is recorded as of before it: a short process, {@code kill} say, may have done all it does, to another
     * process too, before the thread that started it goes on.
     */
    private static Process watched(Process process, List<String> command, StepEvent start) {
        String line = String.join(" ", command);
        String shown = line.length() <= LONGEST_COMMAND ? line : line.substring(0, LONGEST_COMMAND) + "...";
        Steps.record(start, Step.PROCESS_STARTED, null, null, shown, process.pid());
        Thread watch = new Thread(() -> awaitEnd(process), WATCH + process.pid());
        watch.setDaemon(true);
        watch.start();
        return process;
    }

    private static void awaitEnd(Process process) {
        try {
            int code = process.waitFor();
            Steps.record(Step.PROCESS_ENDED, null, null, Integer.toString(code), process.pid());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Nobody does; the end is then not known.
        }
    }
}
