package org.paralleltasks.subprocess.command;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.paralleltasks.subprocess.command.LaunchException.Reason;

/** The start of one process for a command. */
final class Launch {
    /** Gives the program that follows a session and a process group of its own; empty on a system that cannot. */
    private static final List<String> SETSID = setsid();

    private static final File NOTHING = new File("/dev/null");

    /** E2BIG in the words of the JDKs, which have no other way to say it: {@code error=7,} or {@code error: 7 (}. */
    private static final Pattern TOO_LONG = Pattern.compile("\\berror(=|: )7\\b");

    private final Command command;
    private final ProcessMark mark;

    Launch(Command command, ProcessMark mark) {
        this.command = command;
        this.mark = mark;
    }

    private static List<String> setsid() {
        for (String file : List.of("/usr/bin/setsid", "/bin/setsid")) {
            if (Files.isExecutable(Path.of(file))) {
                return List.of(file, "--");
            }
        }
        return List.of();
    }

    static boolean givesSessions() {
        return !SETSID.isEmpty();
    }

    Process start() throws LaunchException {
        Path directory = command.directory().orElse(Path.of("")).toAbsolutePath();
        if (!Files.isDirectory(directory) || !Files.isExecutable(directory)) {
            throw new LaunchException(
                    Reason.NO_SUCH_DIRECTORY, "no working directory " + directory + " for " + command, null);
        }
        List<String> argv = List.of(new ExactCommandLine(command.argv()).toStrings());
        ProcessBuilder builder = new ProcessBuilder().directory(directory.toFile());
        Map<String, String> environment = builder.environment();
        prepareEnvironment(environment);
        new ProgramSearch(directory, environment.get("PATH")).require(argv.get(0));
        builder.command(inOwnSession(SignalMask.withAllSignals(argv, environment)));
        prepareOutputs(builder);
        Path inputFile = null;
        try {
            inputFile = prepareInput(builder);
            Process process = builder.start();
            SignalMask.awaitProgram(process);
            return process;
        } catch (IOException e) {
            boolean tooLong = TOO_LONG.matcher(String.valueOf(e.getMessage())).find();
            Reason reason = tooLong ? Reason.TOO_LONG : Reason.OTHER;
            // Around its cause the JDK puts the program that it starts, which is not the one that the caller knows.
            Throwable said = e.getCause() == null ? e : e.getCause();
            throw new LaunchException(reason, "cannot start " + command + ": " + said.getMessage(), e);
        } finally {
            delete(inputFile);
        }
    }

    /** A command line that runs another in a session of its own, or just as it is where the system cannot. */
    static List<String> inOwnSession(List<String> argv) {
        List<String> longer = new ArrayList<>(SETSID);
        longer.addAll(argv);
        return longer;
    }

    private void prepareEnvironment(Map<String, String> environment) {
        command.environment().applyTo(environment);
        // Who asked for exactly these variables gets exactly these.
        if (command.environment().inherits()) {
            mark.addTo(environment);
        }
    }

    private void prepareOutputs(ProcessBuilder builder) {
        builder.redirectOutput(redirect(command.stdout()));
        if (command.stderr().kind() == Output.Kind.MERGED) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectError(redirect(command.stderr()));
        }
    }

    private static Redirect redirect(Output output) {
        return switch (output.kind()) {
            case CAPTURED, LINES -> Redirect.PIPE;
            case INHERITED -> Redirect.INHERIT;
            case DISCARDED -> Redirect.DISCARD;
            case NEW_FILE -> Redirect.to(output.path().toFile());
            case END_OF_FILE -> Redirect.appendTo(output.path().toFile());
            case MERGED -> throw new IllegalArgumentException("only stderr can be merged");
        };
    }

    /** @return the file to delete once the command has opened it, or null */
    private Path prepareInput(ProcessBuilder builder) throws IOException {
        Input input = command.input();
        switch (input.kind()) {
            case NONE -> builder.redirectInput(NOTHING);
            case INHERITED -> builder.redirectInput(Redirect.INHERIT);
            case FILE -> builder.redirectInput(input.path().toFile());
            case BYTES -> {
                Path file = Files.createTempFile("command-input-", null);
                builder.redirectInput(file.toFile());
                try {
                    Files.write(file, input.content());
                } catch (IOException e) {
                    delete(file);
                    throw e;
                }
                return file;
            }
        }
        return null;
    }

    private static void delete(Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
