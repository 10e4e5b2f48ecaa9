package org.paralleltasks.benchmarks.subprocess;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import org.paralleltasks.benchmarks.figures.Contender;
import org.paralleltasks.benchmarks.figures.Effort;
import org.paralleltasks.benchmarks.figures.Figures;
import org.paralleltasks.benchmarks.figures.Jvm;
import org.paralleltasks.benchmarks.figures.Measure;
import org.paralleltasks.benchmarks.figures.Python;
import org.paralleltasks.benchmarks.figures.Unit;

/** The figures of the library for commands: beside the JDK's own class, three libraries, and Python's module. */
public final class SubprocessFigures implements Figures {
    private final Properties versions = new Properties();

    /** The figures; there is no state. */
    public SubprocessFigures() {
        try (InputStream text = SubprocessFigures.class.getResourceAsStream("versions.properties")) {
            versions.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Measure> measures(Effort effort, Optional<Python> python) {
        int inTimeMillis = effort.of(1_000, 300);
        return List.of(
                launch(effort.of(60, 2), python),
                firstLaunch(python),
                capture(effort.of(256, 4), python),
                deadline("a command of one process", "single", inTimeMillis, python),
                deadline("the last of a tree, a daemon among them", "tree", inTimeMillis, python));
    }

    private Measure launch(int launches, Optional<Python> python) {
        return new Measure(
                "launch `/bin/true` and wait for it",
                Unit.TIME,
                ours(LaunchProgram.class, launches),
                Stream.of(
                                libraries(LaunchProgram.class, launches),
                                partsOfOurs(launches),
                                pythons(python, "launch", launches))
                        .flatMap(Function.identity()));
    }

    /** Where the time of ours goes: each of these programs starts the next one in its own place. */
    private static Stream<Contender> partsOfOurs(int launches) {
        return Stream.of(
                Jvm.contender("`ProcessBuilder` by way of `setsid`", LaunchProgram.class, "setsid", launches),
                Jvm.contender(
                        "`ProcessBuilder` by way of `setsid`, `env`", LaunchProgram.class, "setsid-env", launches));
    }

    private Measure firstLaunch(Optional<Python> python) {
        return new Measure(
                "launch `/bin/true` as the first command of a new JVM",
                Unit.TIME,
                ours(FirstLaunchProgram.class),
                Stream.concat(libraries(FirstLaunchProgram.class), pythons(python, "first_launch")));
    }

    private Measure capture(int mebibytes, Optional<Python> python) {
        return new Measure(
                "capture " + mebibytes + " MiB into an array",
                Unit.TIME,
                ours(CaptureProgram.class, mebibytes),
                Stream.concat(libraries(CaptureProgram.class, mebibytes), pythons(python, "capture", mebibytes)));
    }

    private Stream<Contender> libraries(Class<?> program, Object... size) {
        return Stream.of(
                library("`ProcessBuilder`", program, "process-builder", size),
                library(versioned("commons-exec"), program, "commons-exec", size),
                library(versioned("zt-exec"), program, "zt-exec", size),
                library(versioned("NuProcess"), program, "nuprocess", size));
    }

    private static Contender library(String title, Class<?> program, String name, Object... size) {
        return Jvm.contender(title, program, withFirst(name, size));
    }

    private Measure deadline(String title, String shape, int inTimeMillis, Optional<Python> python) {
        String watchdog = versioned("commons-exec") + " `ExecuteWatchdog`";
        return new Measure(
                "from the deadline to the end of " + title + " (in time: " + inTimeMillis + " ms)",
                Unit.TIME,
                ours(DeadlineProgram.class, shape, inTimeMillis),
                Stream.concat(
                        Stream.of(
                                Jvm.contender(watchdog, DeadlineProgram.class, "commons-exec", shape, inTimeMillis),
                                Jvm.contender(
                                        versioned("zt-exec"), DeadlineProgram.class, "zt-exec", shape, inTimeMillis)),
                        pythons(python, "deadline", shape, inTimeMillis)));
    }

    private static Contender ours(Class<?> program, Object... arguments) {
        return Jvm.contender("ours", program, withFirst("ours", arguments));
    }

    private static Object[] withFirst(String first, Object... others) {
        return Stream.concat(Stream.of(first), Stream.of(others)).toArray();
    }

    private static Stream<Contender> pythons(Optional<Python> python, String measure, Object... arguments) {
        return python
                .map(p -> p.contender("Python `subprocess.run`", "subprocess_measures", measure, arguments))
                .stream();
    }

    private String versioned(String library) {
        return library + " " + versions.getProperty(library);
    }
}
