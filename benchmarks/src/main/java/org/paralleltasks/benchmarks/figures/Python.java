package org.paralleltasks.benchmarks.figures;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.paralleltasks.subprocess.command.Command;
import org.paralleltasks.subprocess.command.CommandException;

/**
 * The CPython of this machine, and the folder that its side of the measures was laid in. The one who found it closes it,
 * and the folder is gone.
 */
public final class Python implements AutoCloseable {
    private static final List<String> PROGRAMS =
            List.of("contender.py", "rounds.py", "tasks.py", "subprocess_measures.py", "multiprocess_measures.py");

    private static final String WHO_ARE_YOU = "import platform, sys;"
            + "print(platform.python_implementation(), platform.python_version(), sys.executable, sep='\\n')";

    private final String executable;
    private final String version;
    private final Path folder;

    private Python(String executable, String version, Path folder) {
        this.executable = executable;
        this.version = version;
        this.folder = folder;
    }

    /**
     * Looks for {@code python3} on the {@code PATH}.
     *
     * @return empty where there is none, or where it is no CPython
     */
    public static Optional<Python> find() throws IOException, InterruptedException {
        List<String> answer;
        try {
            answer = Command.of("python3", "-c", WHO_ARE_YOU)
                    .withTimeout(Duration.ofSeconds(20))
                    .run()
                    .check()
                    .stdout()
                    .lines();
        } catch (CommandException e) {
            return Optional.empty();
        }
        if (answer.size() != 3 || !answer.get(0).equals("CPython")) {
            return Optional.empty();
        }
        // The interpreter itself, where the name on the PATH is that of a script which looks for it.
        return Optional.of(new Python(answer.get(2), "CPython " + answer.get(1), unpack()));
    }

    /** Its name and version, such as {@code CPython 3.11.7}. */
    String version() {
        return version;
    }

    /**
     * A contender that runs in Python.
     *
     * @param name its name in the table
     * @param module the Python module of the measure
     * @param measure the name of the function in it
     * @param arguments what the function gets; a number stays one
     */
    public Contender contender(String name, String module, String measure, Object... arguments) {
        List<String> command = new ArrayList<>(
                List.of(executable, folder.resolve(PROGRAMS.get(0)).toString(), module, measure));
        Stream.of(arguments).map(String::valueOf).forEach(command::add);
        return new Contender(name, command);
    }

    private static Path unpack() throws IOException {
        Path folder = Files.createTempDirectory("benchmarks-python");
        for (String program : PROGRAMS) {
            try (InputStream text =
                    Python.class.getResourceAsStream("/org/paralleltasks/benchmarks/python/" + program)) {
                Files.copy(text, folder.resolve(program));
            }
        }
        return folder;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
