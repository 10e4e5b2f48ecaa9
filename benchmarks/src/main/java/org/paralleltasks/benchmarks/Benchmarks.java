package org.paralleltasks.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.paralleltasks.benchmarks.figures.Effort;
import org.paralleltasks.benchmarks.figures.Figures;
import org.paralleltasks.benchmarks.figures.Jvm;
import org.paralleltasks.benchmarks.figures.Machine;
import org.paralleltasks.benchmarks.figures.Report;
import org.paralleltasks.benchmarks.multiprocess.MultiprocessFigures;
import org.paralleltasks.benchmarks.subprocess.SubprocessFigures;
import org.paralleltasks.benchmarks.timeline.TimelineAgreement;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command line of the figures: what {@code mvn -q -pl benchmarks package -DskipTests -Dfigures="subprocess"} runs.
 * The exit code is 0 when all was measured, 1 when something failed, 2 for a command line that cannot be used.
 */
@Command(
        name = "-Dfigures=",
        customSynopsis = Benchmarks.MAVEN + "\"COMMAND [--rounds N] [--only PATTERN] [--quick]\"",
        sortOptions = false,
        usageHelpAutoWidth = true)
public final class Benchmarks {
    static final String MAVEN = "mvn -q -pl benchmarks package -DskipTests -Dfigures=";

    @Spec
    private CommandSpec spec;

    @Option(names = "--help", usageHelp = true, scope = CommandLine.ScopeType.INHERIT, description = "Shows this.")
    private boolean help;

    private Benchmarks() {}

    /**
     * Runs the command line. Returns when all went well; otherwise ends this JVM (under Maven: Maven's) with the exit code,
     * so that the shell sees it and Maven adds no error page.
     *
     * @param args the command line's arguments, not null
     */
    public static void main(String[] args) {
        CommandLine command = new CommandLine(new Benchmarks());
        command.setParameterExceptionHandler((e, a) -> complain(e));
        command.setExecutionExceptionHandler((e, c, r) -> {
            if (e instanceof IOException) {
                System.err.println(e.getMessage());
                return ExitCode.SOFTWARE;
            }
            throw e;
        });
        int code = args.length == 0 ? command.execute("--help") : command.execute(args);
        if (code != ExitCode.OK) {
            System.exit(code);
        }
    }

    private static int complain(ParameterException e) {
        System.err.println(e.getMessage().replaceAll("\\s*\\R\\s*", " ") + "; --help shows all.");
        return ExitCode.USAGE;
    }

    @Command(name = "subprocess", description = "Commands of the system, beside other libraries and CPython.")
    private void subprocess(@CommandLine.Mixin EffortOptions options) throws IOException, InterruptedException {
        print(new SubprocessFigures(), "subprocess", options);
    }

    @Command(name = "multiprocess", description = "Worker processes, beside CPython.")
    private void multiprocess(@CommandLine.Mixin EffortOptions options) throws IOException, InterruptedException {
        print(new MultiprocessFigures(), "multiprocess", options);
    }

    @Command(name = "jmh", description = "What stays in one JVM, measured by JMH.")
    private int jmh(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "PATTERN",
                            defaultValue = ".*",
                            description = "Only those benchmarks whose name contains this regular expression.")
                    String pattern,
            @Option(names = "--quick", description = "Does little: it shows that the benchmarks work.") boolean quick)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(pattern));
        if (quick) {
            arguments.addAll(List.of("-f", "1", "-wi", "0", "-i", "1", "-r", "100ms"));
        }
        // In a JVM of its own: JMH starts its forks with the class path of the JVM that it runs in, here Maven's.
        return new ProcessBuilder(Jvm.command("org.openjdk.jmh.Main", arguments))
                .inheritIO()
                .start()
                .waitFor();
    }

    @Command(name = "timeline", description = "How well a timeline agrees with the program's own clock.")
    private void timeline(
            @Option(
                            names = "--times",
                            paramLabel = "N",
                            defaultValue = "200",
                            description = "How often the program waits in each way, from 1 to 10000 (default 200).")
                    int times)
            throws IOException, InterruptedException {
        if (times < 1 || times > 10_000) {
            throw new ParameterException(
                    spec.subcommands().get("timeline"), "--times cannot be " + times + ": from 1 to 10000");
        }
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println("`" + MAVEN + "\"timeline --times " + times + "\"` on " + Machine.describe(Optional.empty()) + ".");
        out.println();
        TimelineAgreement.print(times, out);
    }

    private void print(Figures figures, String name, EffortOptions options) throws IOException, InterruptedException {
        Effort effort = options.effort(spec.commandLine());
        Figures chosen = options.choose(figures, spec.commandLine());
        // In UTF-8 whatever the locale: it is to be pasted into a file.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Report.print(MAVEN + options.commandLine(name), chosen, effort, out, System.err);
    }

    /** The options of both tables. */
    private static final class EffortOptions {
        @Option(
                names = "--rounds",
                paramLabel = "N",
                description = "The rounds of each measure, from " + Effort.MIN_ROUNDS + " to " + Effort.MAX_ROUNDS
                        + " (default " + Effort.DEFAULT_ROUNDS + ").")
        private Integer rounds;

        @Option(
                names = "--quick",
                description = "One small round: it shows that the programs work, and gives no figures.")
        private boolean quick;

        @Option(
                names = "--only",
                paramLabel = "PATTERN",
                description = "Only those measures whose title contains this regular expression, such as ^queue.")
        private Pattern only;

        /** Those measures of a table that are asked for; at least one. */
        Figures choose(Figures figures, CommandLine commandLine) {
            if (only == null) {
                return figures;
            }
            Figures chosen = (effort, python) -> figures.measures(effort, python).stream()
                    .filter(measure -> only.matcher(measure.title()).find())
                    .toList();
            if (chosen.measures(Effort.ofQuickRun(), Optional.empty()).isEmpty()) {
                throw new ParameterException(commandLine, "--only " + only + " is in the title of no measure");
            }
            return chosen;
        }

        Effort effort(CommandLine commandLine) {
            if (quick && rounds != null) {
                throw new ParameterException(commandLine, "--quick is one round, and --rounds asks for " + rounds);
            }
            if (quick) {
                return Effort.ofQuickRun();
            }
            if (rounds == null) {
                return new Effort(Effort.DEFAULT_ROUNDS, false);
            }
            if (rounds < Effort.MIN_ROUNDS || rounds > Effort.MAX_ROUNDS) {
                throw new ParameterException(
                        commandLine,
                        "--rounds " + rounds + " cannot be used: from " + Effort.MIN_ROUNDS + " to "
                                + Effort.MAX_ROUNDS);
            }
            return new Effort(rounds, false);
        }

        String commandLine(String name) {
            String options = (quick ? " --quick" : "")
                    + (rounds == null ? "" : " --rounds " + rounds)
                    + (only == null ? "" : " --only " + only);
            return options.isEmpty() ? name : "\"" + name + options + "\"";
        }
    }
}
