package org.paralleltasks.grading;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Programs that a scenario gives to the subject to run: shell scripts that tell what they do, stop where the scenario
 * wants, and are found whatever becomes of them. So a scenario brings about one order of things among processes. A script
 * knows two commands more than the shell does:
 *
 * <ul>
 *   <li>{@code tell WORDS} writes down what it does; see {@link #awaitTold};
 *   <li>{@code stop_at GATE} tells {@code at GATE}, and waits until the scenario has called {@link #open}; it does not
 *       sleep, so that a process that stops there is one that nothing moves.
 * </ul>
 *
 * <p>Belongs to a round, which ends what is left of them. For use by the scenario's own thread.
 */
public final class Scripts {
    private static final Pattern GATE = Pattern.compile("stop_at (\\w+)");

    /** For each one who may come to a gate, and more: whoever reads takes one line. */
    private static final byte[] GO_ON = "\n".repeat(64).getBytes(StandardCharsets.US_ASCII);

    private static final int LOOKS = 20;
    private static final long PAUSE_NANOS = 5_000_000;

    private final Round<?> round;
    private final Path folder;
    private final Set<ProcessTable.Key> earlier = ProcessTable.all();
    private final Map<String, RandomAccessFile> gates = new HashMap<>();

    Scripts(Round<?> round) {
        this.round = round;
        try {
            folder = Files.createTempDirectory("homework-scripts");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes a program.
     *
     * @param name what it is called in messages; letters, digits and hyphens
     * @param lines for {@code /bin/sh}
     * @return its path
     */
    public String program(String name, String... lines) {
        String text = "#!/bin/sh\n"
                + "here='" + folder + "'\n"
                + "HOMEWORK_SCRIPTS=$here; export HOMEWORK_SCRIPTS\n" // The programs that it starts are known by it.
                + "tell() { echo \"$*\" >>\"$here/told\"; }\n"
                + "stop_at() { tell \"at $1\"; read -r _ <\"$here/$1.gate\"; }\n"
                + String.join("\n", lines) + "\n";
        try {
            makeGates(text);
            Path file = Files.createFile(
                    folder.resolve(name),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return Files.writeString(file, text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeGates(String text) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Matcher matcher = GATE.matcher(text); matcher.find(); ) {
            names.add(matcher.group(1));
        }
        makeGates(names);
    }

    private void makeGates(Set<String> wanted) throws IOException {
        Set<String> names = new TreeSet<>(wanted);
        names.removeAll(gates.keySet());
        if (names.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("mkfifo"));
        names.forEach(name -> command.add(gate(name)));
        Process process = new ProcessBuilder(command).inheritIO().start();
        while (process.isAlive()) {
            LockSupport.parkNanos(PAUSE_NANOS / 10);
        }
        if (process.exitValue() != 0) {
            throw new IOException("cannot make named pipes in " + folder);
        }
        for (String name : names) {
            // For reading too: then neither this nor the script's own opening waits for the other.
            gates.put(name, new RandomAccessFile(gate(name), "rw"));
        }
    }

    private String gate(String name) {
        return Waypoints.gate(folder.toString(), name).toString();
    }

    /**
     * For the scenario's own objects that run in another JVM.
     *
     * @param gates where they may stop
     */
    public Waypoints waypoints(String... gates) {
        try {
            makeGates(Set.of(gates));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Waypoints(folder.toString());
    }

    /** A path in the scripts' folder, for a file that they or the subject write. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** What the scripts told so far, earliest first. */
    public List<String> told() {
        return Waypoints.told(folder);
    }

    /**
     * Waits until a script has told that.
     *
     * @throws CheckFailed if it has not, and nothing can move any more
     */
    public void awaitTold(String words) {
        awaitTold(words, 1);
    }

    /** As {@link #awaitTold(String)}, but so many times. */
    public void awaitTold(String words, int times) {
        round.await(
                () -> told().stream().filter(words::equals).count() >= times,
                (times == 1 ? "a process tells '" : times + " processes tell '") + words + "'");
    }

    /** Lets all go on who stop at that gate, now and later. */
    public void open(String gate) {
        try {
            gates.get(gate).write(GO_ON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fails the check if a process is left of those that the scripts were or have started, or a JVM that this one has
     * started; one that has been told to end
     * gets the time for it.
     *
     * @param when begins the sentence, such as {@code "after the time-out"}
     */
    public void nothingIsLeft(String when) {
        int still = 0;
        while (true) {
            List<ProcessTable.Row> left = table().members();
            if (left.isEmpty()) {
                return;
            }
            // Who has been killed is not asleep until it is gone.
            still = left.stream().allMatch(p -> p.state() == 'S' || p.state() == 'T') ? still + 1 : 0;
            if (still >= LOOKS) {
                throw round.fail(when + " a process is left: "
                        + String.join(
                                ", and ",
                                left.stream().map(ProcessTable.Row::told).toList()));
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /**
     * Waits for the end of a thread that ends scripts, and fails the check if one of them is left then. So that a thread that
     * does not wait for them is found out, they tidy up when they are asked to end, and stop at a gate, which is opened here
     * when all stand still. A thread that ends them with SIGKILL needs no gate.
     *
     * @param gate where scripts stop in their {@code trap} for TERM
     * @param when begins the sentence, such as {@code "run() has thrown, and"}
     * @throws CheckFailed if the thread does not end, too
     */
    public void awaitEndOf(Worker worker, String gate, String when) {
        round.await(
                () -> worker.hasEnded() || told().contains("at " + gate),
                "'" + worker.name() + "' asks what runs to end");
        round.awaitStandstill(); // Who does not wait for them has ended.
        if (worker.hasEnded()) {
            nothingIsLeft(when);
        }
        open(gate);
        worker.awaitEnd();
        nothingIsLeft(when);
    }

    /** The processes of this round as they are now. */
    ProcessTable table() {
        return ProcessTable.now(folder.toString(), earlier);
    }

    /** What a person is told of the processes that are there. */
    List<String> processes() {
        return table().members().stream().map(ProcessTable.Row::told).toList();
    }

    /** Ends all that the scripts are and have started, and the JVMs that this one has started, with SIGKILL. */
    public void endAll() {
        for (int look = 0; look < LOOKS; look++) {
            List<ProcessTable.Row> left = table().members();
            if (left.isEmpty()) {
                return;
            }
            left.forEach(p -> ProcessHandle.of(p.pid()).ifPresent(ProcessHandle::destroyForcibly));
            LockSupport.parkNanos(PAUSE_NANOS / 5);
        }
    }

    /** Ends all processes that are left, and removes the files. */
    void close() {
        endAll();
        try {
            for (RandomAccessFile gate : gates.values()) {
                gate.close();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // What a process still writes there stays; it is in the folder for temporary files.
        }
    }
}
