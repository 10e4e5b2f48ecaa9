package org.paralleltasks.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Java program to be run in a JVM of its own, as a person would: with the test's class path, a deadline, and its
 * output kept. Immutable; each {@code with...} method gives a changed copy.
 *
 * <pre>{@code
 * Output output = JavaProgram.of(Ex02OneThread.class).withSpeed(20).run();
 * assertThat(output.exitCode()).isZero();
 * }</pre>
 */
public final class JavaProgram {
    private static final long SIGINT_BIT = 1 << 1;

    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(60);

    /** Environment variables that change what a program of the course, or its JVM, prints. */
    private static final List<String> SETTINGS = List.of(
            "COURSE_SPEED",
            "COURSE_SEED",
            "COURSE_LOG",
            "CLICOLOR_FORCE",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS");

    private final String mainClass;
    private final List<String> jvmOptions;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final Duration deadline;

    private JavaProgram(
            String mainClass,
            List<String> jvmOptions,
            List<String> arguments,
            Map<String, String> environment,
            Duration deadline) {
        this.mainClass = mainClass;
        this.jvmOptions = List.copyOf(jvmOptions);
        this.arguments = List.copyOf(arguments);
        this.environment = Map.copyOf(environment);
        this.deadline = deadline;
    }

    /** The program that starts at that class's {@code main}. */
    public static JavaProgram of(Class<?> mainClass) {
        return new JavaProgram(mainClass.getName(), List.of(), List.of(), Map.of(), DEFAULT_DEADLINE);
    }

    /** With that option of the JVM after the others. */
    public JavaProgram withJvmOption(String option) {
        return new JavaProgram(mainClass, plus(jvmOptions, option), arguments, environment, deadline);
    }

    /** With that system property. */
    public JavaProgram withProperty(String name, String value) {
        return withJvmOption("-D" + name + "=" + value);
    }

    /** With all delays of the course divided by that. */
    public JavaProgram withSpeed(double speed) {
        return withProperty("course.speed", Double.toString(speed));
    }

    /** With the same random delays as every other run with that seed. */
    public JavaProgram withSeed(long seed) {
        return withProperty("course.seed", Long.toString(seed));
    }

    /** With those arguments to {@code main}, after the ones it has. */
    public JavaProgram withArguments(String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return new JavaProgram(mainClass, jvmOptions, all, environment, deadline);
    }

    /** With that environment variable beside the inherited ones. */
    public JavaProgram withEnvironment(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.put(name, value);
        return new JavaProgram(mainClass, jvmOptions, arguments, all, deadline);
    }

    /** With that time until {@link #run()} gives up; 60 s unless said. */
    public JavaProgram withDeadline(Duration longest) {
        return new JavaProgram(mainClass, jvmOptions, arguments, environment, longest);
    }

    /**
     * Starts the program and waits for its end.
     *
     * @throws AssertionError if it overruns the deadline; the program and its descendants have been ended, and the
     *     message shows what it had written
     */
    public Output run() throws IOException, InterruptedException {
        try (RunningProgram running = start()) {
            return running.await();
        }
    }

    /** Starts the program; close it to be sure that it ends. */
    public RunningProgram start() throws IOException {
        List<String> command = new ArrayList<>(withCtrlC());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // So that what is read back here is what was written, whatever the locale of the machine.
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        command.addAll(List.of("-Dsun.stdout.encoding=UTF-8", "-Dsun.stderr.encoding=UTF-8"));
        command.addAll(jvmOptions);
        command.add(mainClass);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        // The settings of whoever runs the tests are not the tests' settings.
        SETTINGS.forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        return RunningProgram.start(builder, deadline);
    }

    /**
     * What comes before a command so that Ctrl-C's signal reaches it, as in a terminal: a build in the background of a
     * script ignores it, and so would all that it starts.
     */
    private static List<String> withCtrlC() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean ignored = Files.isReadable(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT) != 0);
        return ignored ? List.of("env", "--default-signal=INT") : List.of();
    }

    private static List<String> plus(List<String> list, String last) {
        List<String> all = new ArrayList<>(list);
        all.add(last);
        return all;
    }
}
