package org.paralleltasks.common.launcher;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The stacks of a running JVM's threads, taken from outside with the JDK's own {@code jcmd}. */
final class ThreadStacks {
    private static final long LIMIT_SECONDS = 10;

    /** A thread's header line in a dump: its name in quotes, then numbers and, for a daemon, that word. */
    private static final Pattern DAEMON = Pattern.compile("\".*\" #\\d+.* daemon .*");

    private ThreadStacks() {}

    /**
     * The stacks of the program's own threads (not the JVM's: those are daemons without a line of the program) and
     * what the JVM says of a deadlock.
     *
     * @return some lines, or one line that says why there are none
     */
    static String of(ProcessHandle jvm) throws InterruptedException {
        Path output = null;
        try {
            output = Files.createTempFile("stacks", ".txt");
            Process jcmd = new ProcessBuilder(tool("jcmd"), Long.toString(jvm.pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!jcmd.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                jcmd.destroyForcibly().waitFor();
                return "(no thread stacks: the program did not answer within " + LIMIT_SECONDS + " s)";
            }
            return ofTheProgram(Files.readString(output, Charset.defaultCharset()));
        } catch (IOException e) {
            return "(no thread stacks: " + e.getMessage() + ")";
        } finally {
            delete(output);
        }
    }

    static String ofTheProgram(String dump) {
        String[] parts = dump.split("\\R(?=Found .*deadlock)", 2);
        List<String> blocks = Arrays.stream(parts[0].split("\\R\\R"))
                .filter(b -> b.startsWith("\"") && b.contains("\tat "))
                .filter(b -> !DAEMON.matcher(b.lines().findFirst().orElse("")).matches() || hasLineOfTheProgram(b))
                .map(String::stripTrailing)
                .collect(Collectors.toList());
        if (parts.length == 2) {
            blocks.add(parts[1].stripTrailing());
        }
        return blocks.isEmpty() ? dump.stripTrailing() : String.join("\n\n", blocks);
    }

    private static boolean hasLineOfTheProgram(String block) {
        return block.lines().anyMatch(l -> l.matches("\tat (?!java\\.|jdk\\.|sun\\.).*"));
    }

    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
