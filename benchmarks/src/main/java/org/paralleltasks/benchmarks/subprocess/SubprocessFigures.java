package org.paralleltasks.benchmarks.subprocess;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.paralleltasks.benchmarks.figures.Contender;
import org.paralleltasks.benchmarks.figures.Effort;
import org.paralleltasks.benchmarks.figures.Figures;
import org.paralleltasks.benchmarks.figures.Jvm;
import org.paralleltasks.benchmarks.figures.Measure;
import org.paralleltasks.benchmarks.figures.Python;
import org.paralleltasks.benchmarks.figures.Unit;

/** The figures of the library for commands: beside the JDK's own class, three libraries, and Python's module. */
public final class SubprocessFigures implements Figures {
    private static final String PYTHON_MODULE = "subprocess_measures";

    private static final int IN_TIME_MILLIS = 1_000;

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
        return List.of(
                launch(effort.of(60, 2), python),
                capture(effort.of(256, 4), python),
                deadline("single", "from the deadline to the end of a command of one process", python),
                deadline("tree", "from the deadline to the end of the last of a tree, a daemon among them", python));
    }

    private Measure launch(int launches, Optional<Python> python) {
        List<Contender> contenders = new ArrayList<>(javaContenders(LaunchProgram.class, launches));
        python.ifPresent(p -> contenders.add(p.contender("Python `subprocess.run`", PYTHON_MODULE, "launch", launches)));
        return new Measure("launch `/bin/true` and wait for it", Unit.TIME, contenders);
    }

    private Measure capture(int mebibytes, Optional<Python> python) {
        List<Contender> contenders = new ArrayList<>(javaContenders(CaptureProgram.class, mebibytes));
        python.ifPresent(
                p -> contenders.add(p.contender("Python `subprocess.run`", PYTHON_MODULE, "capture", mebibytes)));
        return new Measure("capture " + mebibytes + " MiB into an array", Unit.TIME, contenders);
    }

    private List<Contender> javaContenders(Class<?> program, int size) {
        return List.of(
                Jvm.contender("ours", program, "ours", size),
                Jvm.contender("`ProcessBuilder`", program, "process-builder", size),
                Jvm.contender(versioned("commons-exec"), program, "commons-exec", size),
                Jvm.contender(versioned("zt-exec"), program, "zt-exec", size),
                Jvm.contender(versioned("nuprocess"), program, "nuprocess", size));
    }

    private Measure deadline(String shape, String title, Optional<Python> python) {
        List<Contender> contenders = new ArrayList<>(List.of(
                Jvm.contender("ours", DeadlineProgram.class, "ours", shape, IN_TIME_MILLIS),
                Jvm.contender(
                        versioned("commons-exec") + " `ExecuteWatchdog`",
                        DeadlineProgram.class,
                        "commons-exec",
                        shape,
                        IN_TIME_MILLIS),
                Jvm.contender(versioned("zt-exec"), DeadlineProgram.class, "zt-exec", shape, IN_TIME_MILLIS)));
        python.ifPresent(p -> contenders.add(
                p.contender("Python `subprocess.run`", PYTHON_MODULE, "deadline", shape, IN_TIME_MILLIS)));
        return new Measure(title + " (in time: " + IN_TIME_MILLIS + " ms)", Unit.TIME, contenders);
    }

    private String versioned(String library) {
        return library + " " + versions.getProperty(library);
    }
}
