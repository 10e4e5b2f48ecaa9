package org.paralleltasks.grading;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.Verdict.Outcome;

/**
 * Judges one subject in a JVM of its own, and ends that JVM and all that it started: whatever the subject does, there is a
 * verdict for each check in bounded time. Thread-safe.
 */
final class TaskJvm {
    private static final Duration LONGEST = Duration.ofSeconds(150);
    private static final long MOST_OUTPUT = 8 << 20;
    private static final int OUTPUT_SHOWN = 2_000;
    private static final int THREADS_ANSWER_MILLIS = 10_000;
    private static final int PAUSE_MILLIS = 10;

    /** Settings of whoever grades that would change what the JVM does or prints. */
    private static final List<String> SETTINGS =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH");

    private final Class<?> grader;
    private final Subject subject;
    private final Effort effort;
    private final Duration longest;

    TaskJvm(Class<?> grader, Subject subject, Effort effort) {
        this(grader, subject, effort, LONGEST);
    }

    /** @param longest until the JVM is ended */
    TaskJvm(Class<?> grader, Subject subject, Effort effort, Duration longest) {
        this.grader = grader;
        this.subject = subject;
        this.effort = effort;
        this.longest = longest;
    }

    /** Judges it; returns a verdict for each check. */
    List<Verdict> run() throws InterruptedException {
        try {
            Path records = Files.createTempFile("homework", ".verdicts");
            try {
                return run(records);
            } finally {
                Files.deleteIfExists(records);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Verdict> run(Path records) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(records)).redirectErrorStream(true);
        SETTINGS.forEach(builder.environment()::remove);
        builder.environment().put("CLASSPATH", classPath());
        Leftovers leftovers = Leftovers.of(builder);
        Process process = builder.start();
        Output output = new Output(process.getInputStream());
        String ended = null;
        List<String> left = List.of();
        try (OutputStream questions = process.getOutputStream()) {
            ended = awaitEnd(process, output);
            if (ended != null) {
                askForThreads(process, questions, records);
            }
        } catch (IOException e) {
            // The JVM was gone before it could be asked.
        } finally {
            leftovers.note(process);
            process.destroyForcibly().waitFor();
            left = leftovers.end();
        }
        Protocol.Told told = Protocol.Told.in(Files.readAllBytes(records));
        if (ended == null && !told.hasEnded) {
            ended = "its JVM has ended with exit code " + process.exitValue() + " in the middle of it" + output.shown();
        }
        return verdicts(told, ended, left);
    }

    /** The subject's own classes first: the JVMs that it starts in turn know nothing of a loader here. */
    private String classPath() {
        String own = System.getProperty("java.class.path");
        return subject.folder()
                .map(f -> f.toAbsolutePath() + File.pathSeparator + own)
                .orElse(own);
    }

    private List<String> command(Path records) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        command.addAll(List.of("-Xshare:auto", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true"));
        command.add(TaskProgram.class.getName());
        command.add(grader.getName());
        command.add(subject.className());
        command.add(subject.folder().map(Path::toString).orElse(""));
        command.add(Long.toString(effort.seed()));
        command.add(Integer.toString(effort.delays()));
        command.add(Long.toString(effort.limitMillis()));
        command.add(records.toString());
        return command;
    }

    /** Returns null if the JVM has ended by itself, or why it must be ended. */
    private String awaitEnd(Process process, Output output) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            if (output.length() > MOST_OUTPUT) {
                return "it has printed more than " + (MOST_OUTPUT >> 20) + " MB" + output.shown();
            }
            if (System.nanoTime() > end) {
                return "it has not come to an end after " + longest.toSeconds() + " s";
            }
        }
        return null;
    }

    private static void askForThreads(Process process, OutputStream questions, Path records)
            throws IOException, InterruptedException {
        long before = Files.size(records);
        questions.write('\n');
        questions.flush();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(THREADS_ANSWER_MILLIS);
        while (Protocol.Told.in(Files.readAllBytes(records)).threads.isEmpty()
                && Files.size(records) >= before
                && System.nanoTime() < end
                && process.isAlive()) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private List<Verdict> verdicts(Protocol.Told told, String ended, List<String> left) {
        List<Verdict> verdicts = new ArrayList<>(told.verdicts);
        String message = ended;
        if (ended == null && !left.isEmpty() && verdicts.stream().allMatch(v -> v.outcome() == Outcome.PASSED)) {
            // Which check left them, nobody can say; the last one is the one to fail.
            verdicts.remove(verdicts.size() - 1);
            message = "it leaves processes behind: " + String.join(", ", left);
        }
        List<CheckMethod> checks = CheckMethod.of(grader);
        for (CheckMethod check : checks.subList(verdicts.size(), checks.size())) {
            boolean isFirst = message != null;
            verdicts.add(new Verdict(
                    check.name(),
                    check.expected(),
                    isFirst ? Outcome.FAILED : Outcome.NOT_JUDGED,
                    isFirst ? message : "",
                    List.of(),
                    isFirst ? told.threads : List.of()));
            message = null;
        }
        return verdicts;
    }

    /** What the JVM prints: counted, its beginning kept, the rest thrown away. Thread-safe. */
    private static final class Output {
        private final StringBuilder beginning = new StringBuilder();
        private long length;

        Output(InputStream in) {
            Thread reader = new Thread(() -> read(in), "output of a task");
            reader.setDaemon(true);
            reader.start();
        }

        private void read(InputStream in) {
            byte[] buffer = new byte[1 << 16];
            try (in) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    add(new String(buffer, 0, n, StandardCharsets.UTF_8), n);
                }
            } catch (IOException e) {
                // The JVM was ended.
            }
        }

        private synchronized void add(String text, int bytes) {
            length += bytes;
            int room = OUTPUT_SHOWN - beginning.length();
            if (room > 0) {
                beginning.append(text, 0, Math.min(room, text.length()));
            }
        }

        synchronized long length() {
            return length;
        }

        synchronized String shown() {
            String text = beginning.toString().strip();
            int end = Math.min(text.length(), 300);
            return text.isEmpty() ? "" : "; its output begins with: " + text.substring(0, end);
        }
    }
}
