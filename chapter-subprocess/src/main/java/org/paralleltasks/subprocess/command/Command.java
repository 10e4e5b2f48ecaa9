package org.paralleltasks.subprocess.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The description of a command of the system: what to run, where, with which input, and for how long. Immutable, and
 * so safe for use by any thread and as a constant; each {@code with...} method gives a changed copy.
 *
 * <pre>{@code
 * List<String> names = Command.of("ls", "/tmp").run().check().stdout().lines();
 *
 * CommandResult result = Command.shell("sleep 2; ls /tmp; echo 'BYE !' ")
 *         .withTimeout(Duration.ofSeconds(10))
 *         .run();
 * }</pre>
 *
 * <p><b>Programs and shells.</b> {@link #of} starts a program, and its arguments reach it byte for byte: blanks,
 * quotes, line ends, {@code $} and {@code *} mean nothing on the way. {@link #shell} hands a line to {@code /bin/sh},
 * to which all of these mean something. Never put text from outside into such a line: hand it over as an argument,
 * which the line reads as {@code "$1"}.
 *
 * <p><b>The end.</b> A command that ended by itself is over, whatever its return code: what it left running is neither
 * awaited nor ended. A command that is ended, because its time is up or because its caller gave up, is ended with
 * everything that it had started.
 *
 * <p>Needs Linux to find all descendants of a command; elsewhere those that have lost their parent are missed.
 */
public final class Command {
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(2);

    private final List<String> argv;
    private final Path directory;
    private final Environment environment;
    private final Input input;
    private final Output stdout;
    private final Output stderr;
    private final Duration timeout;
    private final Duration grace;
    private final long outputLimit;

    private Command(Draft draft) {
        argv = draft.argv;
        directory = draft.directory;
        environment = draft.environment;
        input = draft.input;
        stdout = draft.stdout;
        stderr = draft.stderr;
        timeout = draft.timeout;
        grace = draft.grace;
        outputLimit = draft.outputLimit;
    }

    /** The copy under change of an immutable description. */
    private static final class Draft {
        private List<String> argv;
        private Path directory;
        private Environment environment = Environment.inherited();
        private Input input = Input.none();
        private Output stdout = Output.captured();
        private Output stderr = Output.captured();
        private Duration timeout;
        private Duration grace = DEFAULT_GRACE;
        private long outputLimit = Long.MAX_VALUE;
    }

    private Draft draft() {
        Draft draft = new Draft();
        draft.argv = argv;
        draft.directory = directory;
        draft.environment = environment;
        draft.input = input;
        draft.stdout = stdout;
        draft.stderr = stderr;
        draft.timeout = timeout;
        draft.grace = grace;
        draft.outputLimit = outputLimit;
        return draft;
    }

    /**
     * A program and its arguments.
     *
     * @param program a path, or a name to be looked up in the command's {@code PATH}; not empty
     * @param arguments what the program gets, byte for byte; not null, none null
     * @return the description, never null
     * @throws IllegalArgumentException if the system cannot take one of them: a NUL character, or text that has no
     *     bytes in the character set of this platform
     */
    public static Command of(String program, String... arguments) {
        List<String> argv = new ArrayList<>();
        argv.add(program);
        argv.addAll(List.of(arguments));
        return of(argv);
    }

    /**
     * A program and its arguments.
     *
     * @param argv the program, then its arguments; not empty, none null
     * @return the description, never null
     * @throws IllegalArgumentException as {@link #of(String, String...)} does
     */
    public static Command of(List<String> argv) {
        if (argv.isEmpty() || argv.get(0).isEmpty()) {
            throw new IllegalArgumentException("a command without a program");
        }
        argv.forEach(SystemText::require);
        Draft draft = new Draft();
        draft.argv = List.copyOf(argv);
        return new Command(draft);
    }

    /**
     * A line for {@code /bin/sh}, with the arguments that it reads as {@code "$1"}, {@code "$2"} and so on.
     *
     * @param line the line, with all that shells know: {@code ;}, {@code |}, {@code $}, {@code *}; never made from
     *     outside input
     * @param arguments what the line gets, byte for byte, from wherever it comes; not null, none null
     * @return the description, never null
     * @throws IllegalArgumentException as {@link #of(String, String...)} does
     */
    public static Command shell(String line, String... arguments) {
        List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", line));
        if (arguments.length > 0) {
            argv.add("sh"); // What the line reads as $0.
            argv.addAll(List.of(arguments));
        }
        return of(argv);
    }

    /**
     * With that working directory, instead of this JVM's.
     *
     * @param newDirectory a directory that can be entered when the command starts; not null
     */
    public Command withDirectory(Path newDirectory) {
        Draft draft = draft();
        draft.directory = Objects.requireNonNull(newDirectory, "directory");
        return new Command(draft);
    }

    /**
     * With that environment variable, besides those that the command has.
     *
     * @param name not empty, without {@code =} and NUL
     * @param value may be empty, without NUL
     * @throws IllegalArgumentException if the system cannot take them
     */
    public Command withVariable(String name, String value) {
        Draft draft = draft();
        draft.environment = environment.with(name, value);
        return new Command(draft);
    }

    /**
     * With exactly these environment variables, and none of this JVM's.
     *
     * @param variables the values by name, copied; empty for an empty environment; not null, none null
     * @throws IllegalArgumentException if the system cannot take them
     */
    public Command withEnvironment(Map<String, String> variables) {
        Draft draft = draft();
        draft.environment = Environment.exactly(variables);
        return new Command(draft);
    }

    /** With that to read on its standard input, instead of nothing. */
    public Command withInput(Input newInput) {
        Draft draft = draft();
        draft.input = Objects.requireNonNull(newInput, "input");
        return new Command(draft);
    }

    /** With its standard output going there, instead of into the result. */
    public Command withStdout(Output newStdout) {
        Draft draft = draft();
        draft.stdout = Objects.requireNonNull(newStdout, "stdout");
        return new Command(draft);
    }

    /** With its standard error going there, instead of into the result. */
    public Command withStderr(Output newStderr) {
        Draft draft = draft();
        draft.stderr = Objects.requireNonNull(newStderr, "stderr");
        return new Command(draft);
    }

    /** With its standard error going where its standard output goes, in the order in which the command writes. */
    public Command withMergedStderr() {
        return withStderr(Output.merged());
    }

    /**
     * With that long to end by itself, instead of for ever.
     *
     * @param newTimeout above zero, counted from just before the start
     */
    public Command withTimeout(Duration newTimeout) {
        if (newTimeout.isNegative() || newTimeout.isZero()) {
            throw new IllegalArgumentException("a time-out of " + newTimeout + ": it must be above zero");
        }
        Draft draft = draft();
        draft.timeout = newTimeout;
        return new Command(draft);
    }

    /**
     * With that long between SIGTERM, which asks the command and its descendants to end, and SIGKILL, which ends them.
     *
     * @param newGrace zero or more; 2 seconds unless set
     */
    public Command withGrace(Duration newGrace) {
        if (newGrace.isNegative()) {
            throw new IllegalArgumentException("a grace period of " + newGrace + ": it cannot be negative");
        }
        Draft draft = draft();
        draft.grace = newGrace;
        return new Command(draft);
    }

    /**
     * With that much captured of each output at most. A command that writes more is ended with its descendants, and
     * {@link OutputException} says so. There is no limit unless set.
     *
     * @param bytes zero or more
     */
    public Command withOutputLimit(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("an output limit of " + bytes + " bytes: it cannot be negative");
        }
        Draft draft = draft();
        draft.outputLimit = bytes;
        return new Command(draft);
    }

    /**
     * Runs the command: starts it, feeds it, collects what it writes, and waits for its end.
     *
     * @return how it ended, whatever its return code
     * @throws LaunchException if it could not be started
     * @throws CommandTimeoutException if it ran longer than its time-out; it has been ended with its descendants
     * @throws OutputException if its output could not be taken; it has been ended for that, with its descendants, unless it
     *     had ended already
     * @throws InterruptedException if the calling thread was interrupted; the command has been ended with its
     *     descendants
     */
    public CommandResult run() throws CommandException, InterruptedException {
        try (RunningCommand running = start()) {
            try {
                return running.communicate();
            } catch (InterruptedException e) {
                running.forgetOutput(); // Nobody will ask for it.
                throw e;
            }
        }
    }

    /**
     * Starts the command and does not wait for it.
     *
     * @return the running command, to be closed by the caller
     * @throws LaunchException if it could not be started
     */
    public RunningCommand start() throws LaunchException {
        return new RunningCommand(Supervision.start(this));
    }

    /** A duration in nanoseconds, or the longest that there is. */
    static long saturatedNanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    /** A duration in milliseconds, or the longest that there is. */
    static long saturatedMillis(Duration duration) {
        try {
            return duration.toMillis();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    List<String> argv() {
        return argv;
    }

    Optional<Path> directory() {
        return Optional.ofNullable(directory);
    }

    Environment environment() {
        return environment;
    }

    Input input() {
        return input;
    }

    Output stdout() {
        return stdout;
    }

    Output stderr() {
        return stderr;
    }

    Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    Duration grace() {
        return grace;
    }

    long outputLimit() {
        return outputLimit;
    }

    /** For a log: the program and its arguments, each printable and on one line; no environment, which holds secrets. */
    @Override
    public String toString() {
        return SystemText.printable(argv);
    }
}
