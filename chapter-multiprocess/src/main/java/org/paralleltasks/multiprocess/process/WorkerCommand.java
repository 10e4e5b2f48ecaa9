package org.paralleltasks.multiprocess.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command that launches a worker JVM. It names the socket to call back on and nothing of the task. */
final class WorkerCommand {
    /**
     * Signals that act at once, as told at {@link WorkerProcess}; a small heap to begin with; no file in the temporary
     * folder (performance data, attach socket); no warnings of the JVM's amid the program's output.
     */
    private static final List<String> OWN_OPTIONS = List.of(
            "-Xrs",
            "-Xms16m",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-Xlog:all=error," + WorkerArchive.SILENCE);

    /** A JVM that finds one of these says so on stderr, in the middle of the program's own output. */
    private static final List<String> ANNOUNCED_VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    private static final String ANNOUNCED_LAST = "_JAVA_OPTIONS";

    private static final List<String> ENCODINGS = List.of(
            "file.encoding", "stdout.encoding", "stderr.encoding", "sun.stdout.encoding", "sun.stderr.encoding");

    private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+");

    private static volatile List<String> jvmOptions = List.of();

    private WorkerCommand() {}

    static void setJvmOptions(List<String> options) {
        jvmOptions = options;
    }

    static List<String> jvmOptions() {
        return jvmOptions;
    }

    static ProcessBuilder callingBackOn(Path socket) {
        String classPath = WorkerClassPath.current();
        ProcessBuilder builder = new ProcessBuilder();
        List<String> command = builder.command();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ANNOUNCED_VARIABLES.forEach(variable -> command.addAll(taken(builder, variable)));
        command.addAll(OWN_OPTIONS);
        command.addAll(WorkerArchive.optionsFor(classPath));
        command.addAll(chosenEncodings());
        command.addAll(jvmOptions);
        command.addAll(taken(builder, ANNOUNCED_LAST));
        command.add(WorkerMain.class.getName());
        command.add(socket.toString());
        // By the environment, so that `ps` shows a short command line.
        builder.environment().put("CLASSPATH", classPath);
        builder.redirectInput(new File("/dev/null"));
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        return builder;
    }

    /** The charsets of this JVM, where they are not those that every JVM takes by itself here. */
    private static List<String> chosenEncodings() {
        return ENCODINGS.stream()
                .filter(name -> System.getProperty(name) != null)
                .filter(name -> !System.getProperty(name).equals(System.getProperty("native.encoding")))
                .map(name -> "-D" + name + "=" + System.getProperty(name))
                .toList();
    }

    /** Takes a variable out of the worker's environment and gives its options for the command line. */
    private static List<String> taken(ProcessBuilder builder, String variable) {
        String options = builder.environment().remove(variable);
        return options == null ? List.of() : words(options);
    }

    /** Splits at white space as the JVM does: single and double quotes keep words together. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group().replaceAll("['\"]", ""));
        }
        return words;
    }
}
