package org.paralleltasks.common.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.paralleltasks.common.Settings;
import org.paralleltasks.common.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of a chapter: what {@code mvn -pl chapter-sync exec:java} runs. */
@Command(
        // The name and the description are set at run time: each chapter is a command of its own.
        sortOptions = false,
        usageHelpAutoWidth = true,
        versionProvider = Launcher.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every example ended with 0",
            "1:an example ended with another code",
            "2:the command line or a setting cannot be used",
            "124:an example overran its time and was ended",
            "130:Ctrl-C"
        })
public final class Launcher implements Callable<Integer> {
    /** Long enough for every example at speed 1, and short enough to wait for in front of a class. */
    private static final double DEFAULT_LIMIT_SECONDS = 60;

    /** The exit code of a program that Ctrl-C ended: 128 and SIGINT's number. */
    private static final int INTERRUPTED = 130;

    private static final int MOST_NAMES_IN_A_FILE_NAME = 3;

    private final Chapter chapter;

    /** The example that runs now, or null. Guarded by this. */
    private ExampleRun current;

    /** Whether this JVM is about to end. Guarded by this. */
    private boolean ending;

    /** What records the runs, or null; guarded by this. */
    private RunRecorder recording;

    @Parameters(paramLabel = "NAME", description = "Examples to run; none runs the whole chapter in slide order.")
    private List<String> names = List.of();

    @Option(names = "--list", description = "Lists the chapter's examples and what each shows.")
    private boolean list;

    @Option(names = "--speed", paramLabel = "X", description = "Divides every delay: above 0, up to 1000 (default 1).")
    private String speed;

    @Option(names = "--seed", paramLabel = "N", description = "The same random delays in every run with this number.")
    private String seed;

    @Option(
            names = "--log",
            paramLabel = "LEVEL",
            description = "trace, debug, info, warn, error or off (default info).")
    private String log;

    @Option(
            names = "--time-limit",
            paramLabel = "S",
            description = "Ends an example after so many seconds (default 60, longer with a speed below 1).")
    private String timeLimit;

    @Option(
            names = "--timeline",
            description = "Records the examples and draws what their threads did: a page for the browser.")
    private boolean timeline;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Shows the course's version and the JDK's.")
    private boolean version;

    private Launcher(Chapter chapter) {
        this.chapter = chapter;
    }

    /**
     * Runs a chapter's command line. Returns when all went well; otherwise ends this JVM (under {@code exec:java}:
     * Maven's) with the exit code, so that the shell sees it and Maven adds no error page.
     *
     * @param chapter the chapter, not null
     * @param args the command line's arguments, not null
     */
    public static void main(Chapter chapter, String... args) {
        int code = run(chapter, args);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(Chapter chapter, String... args) {
        CommandLine command = new CommandLine(new Launcher(chapter));
        command.setCommandName("mvn -q -pl " + chapter.module() + " compile exec:java -Dexec.args=");
        command.getCommandSpec()
                .usageMessage()
                .customSynopsis("mvn -q -pl " + chapter.module()
                        + " compile exec:java [-Dexec.args=\"[NAME...] [--list] [--speed X] [--seed N] ...\"]%n");
        command.setExpandAtFiles(false); // A name is a name, whatever it begins with.
        command.setParameterExceptionHandler((e, a) -> complain(sentence(e)));
        command.setExecutionExceptionHandler((e, c, r) -> {
            if (e instanceof SettingsException) {
                return complain(e.getMessage());
            }
            throw e;
        });
        return command.execute(args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = Settings.resolve(speed, seed, log, System::getProperty, System::getenv);
        Optional<Duration> limit = limit(settings);
        if (limit.isEmpty()) {
            return complain(
                    "--time-limit cannot be '" + timeLimit + "': give a number of seconds above 0, such as 30.");
        }
        if (list) {
            list();
            return 0;
        }
        List<Example> chosen = new ArrayList<>();
        for (String name : names) {
            Optional<Example> example = chapter.find(name);
            if (example.isEmpty()) {
                return complain(unknown(name));
            }
            chosen.add(example.get());
        }
        Optional<RunRecorder> recorder = ServiceLoader.load(RunRecorder.class, Launcher.class.getClassLoader())
                .findFirst();
        if (timeline && recorder.isEmpty()) {
            return complain("--timeline needs the module timeline on the class path of " + chapter.module() + ".");
        }
        warnOfStaleClasses();
        List<Example> examples = chosen.isEmpty() ? chapter.examples() : chosen;
        Set<Path> notForExamples = recorder.map(RunRecorder::classPath).orElse(Set.of());
        Runs runs = new Runs(settings, limit.get(), notForExamples);
        if (!timeline) {
            return runAll(examples, runs, Optional.empty());
        }
        try (RunRecorder drawing = recorder.get()) {
            synchronized (this) {
                recording = drawing;
            }
            int code = runAll(examples, runs, recorder);
            return code == INTERRUPTED ? code : draw(drawing, examples, code);
        }
    }

    /** What all runs of a command line have in common. */
    private record Runs(Settings settings, Duration limit, Set<Path> notForExamples) {
        ExampleRun of(Example example, List<String> recorderOptions) {
            return new ExampleRun(example, settings, limit, recorderOptions, notForExamples);
        }
    }

    private int draw(RunRecorder recorder, List<Example> examples, int code) {
        String name = examples.size() > MOST_NAMES_IN_A_FILE_NAME
                ? chapter.module()
                : examples.stream().map(Example::name).collect(Collectors.joining("-and-"));
        try {
            Path page = recorder.draw(folderOfPages(), name);
            screen().line("@|bold The timeline:|@ " + page.toUri());
            return code;
        } catch (IOException e) {
            System.out.flush();
            System.err.println("The timeline cannot be drawn: " + e.getMessage());
            return code == 0 ? 1 : code;
        }
    }

    /** Beside the chapter's classes or its jar where these are in a source tree, else where the person is. */
    private Path folderOfPages() {
        Path origin = ClassPath.originOf(chapter.examples().get(0).mainClass());
        return origin.getParent().endsWith("target")
                ? origin.resolveSibling("timeline")
                : Path.of("timeline").toAbsolutePath();
    }

    private void list() {
        Screen screen = screen();
        int width = chapter.examples().stream()
                .mapToInt(e -> e.name().length())
                .max()
                .orElse(0);
        for (Example example : chapter.examples()) {
            String gap = " ".repeat(width - example.name().length());
            screen.line("@|bold " + example.name() + "|@" + gap + "  " + example.point());
        }
    }

    private int runAll(List<Example> examples, Runs runs, Optional<RunRecorder> recorder)
            throws IOException, InterruptedException {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::endCurrent, "launcher-shutdown"));
        } catch (IllegalStateException e) {
            return INTERRUPTED; // This JVM is ending already.
        }
        Screen screen = screen();
        List<String> failed = new ArrayList<>();
        int code = 0;
        for (Example example : examples) {
            screen.heading(example);
            List<String> recorderOptions =
                    recorder.isPresent() ? recorder.get().begin(chapter.name() + "/" + example.name()) : List.of();
            ExampleRun.Outcome outcome = run(runs.of(example, recorderOptions));
            recorder.ifPresent(r -> r.end(outcome.exitCode()));
            screen.closing(example, outcome);
            if (outcome.exitCode() == INTERRUPTED) {
                // Ctrl-C reaches the example and this JVM at once, and the example was faster.
                return INTERRUPTED;
            }
            if (outcome.exitCode() == ExampleRun.OVERRUN) {
                code = ExampleRun.OVERRUN;
            } else if (outcome.exitCode() != 0 && code == 0) {
                code = 1;
            }
            if (outcome.exitCode() != 0) {
                failed.add(example.name());
            }
        }
        if (examples.size() > 1) {
            screen.line(summary(examples.size(), failed));
        }
        return code;
    }

    /** Does not return if this JVM is ending: an example that ended because of that is not reported. */
    private ExampleRun.Outcome run(ExampleRun run) throws IOException, InterruptedException {
        synchronized (this) {
            current = run;
            if (ending) {
                run.end();
            }
        }
        try {
            return run.run();
        } finally {
            boolean forEver;
            synchronized (this) {
                current = null;
                forEver = ending;
            }
            if (forEver) {
                Thread.currentThread().join();
            }
        }
    }

    /** In the shutdown hook: Ctrl-C, SIGTERM, or Maven's own end. */
    private synchronized void endCurrent() {
        ending = true;
        if (current != null) {
            current.end();
        }
        if (recording != null) {
            recording.close(); // Whoever would do so otherwise may not come to it any more.
        }
    }

    /** Colour where it can be read: picocli asks for a terminal and for NO_COLOR, not for a terminal without colours. */
    private static Screen screen() {
        return new Screen(System.out, "dumb".equals(System.getenv("TERM")) ? Ansi.OFF : Ansi.AUTO);
    }

    private static String summary(int ran, List<String> failed) {
        return failed.isEmpty()
                ? "@|bold,green " + ran + " examples, all ended with exit code 0.|@"
                : "@|bold,red " + ran + " examples, " + failed.size() + " did not end with exit code 0:|@ "
                        + String.join(", ", failed);
    }

    private Optional<Duration> limit(Settings settings) {
        if (timeLimit == null) {
            double seconds = DEFAULT_LIMIT_SECONDS / Math.min(1, settings.speed());
            return Optional.of(Duration.ofSeconds((long) Math.min(seconds, Integer.MAX_VALUE)));
        }
        try {
            BigDecimal seconds = new BigDecimal(timeLimit);
            if (seconds.signum() > 0 && seconds.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
                return Optional.of(
                        Duration.ofMillis(Math.max(1, seconds.movePointRight(3).longValue())));
            }
        } catch (NumberFormatException e) {
            // The same as a number out of range.
        }
        return Optional.empty();
    }

    private String unknown(String name) {
        List<String> all = chapter.examples().stream().map(Example::name).toList();
        String wanted = name.startsWith(chapter.name() + "/")
                ? name.substring(chapter.name().length() + 1)
                : name;
        int slash = wanted.indexOf('/');
        if (slash > 0) {
            return "'" + name + "' is not in " + chapter.module()
                    + ": if it is in another chapter, type mvn -q -pl chapter-" + wanted.substring(0, slash)
                    + " compile exec:java -Dexec.args=" + wanted.substring(slash + 1);
        }
        return "no example '" + name + "' in " + chapter.module() + ": did you mean "
                + String.join(" or ", NearestNames.to(wanted, all)) + "? --list shows all.";
    }

    private void warnOfStaleClasses() {
        if (StaleClasses.in(ClassPath.originOf(chapter.examples().get(0).mainClass()))) {
            System.err.println("The sources of " + chapter.module() + " are newer than its classes: this runs the old"
                    + " ones. To compile first: mvn -q -pl " + chapter.module() + " compile exec:java");
        }
    }

    private static String sentence(ParameterException e) {
        String message = e.getMessage().replaceAll("\\s*\\R\\s*", " ");
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            message += ": did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
        }
        return message + (message.endsWith("?") ? " --help shows all." : "; --help shows all.");
    }

    private static int complain(String line) {
        System.out.flush();
        System.err.println(line);
        return CommandLine.ExitCode.USAGE;
    }

    /** Read by picocli for {@code --version}. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "Parallel Tasks " + ofTheCourse() + ", JDK " + System.getProperty("java.version") + " ("
                        + System.getProperty("java.home") + ")"
            };
        }

        private static String ofTheCourse() {
            try (InputStream text = Launcher.class.getResourceAsStream("version.txt")) {
                return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
