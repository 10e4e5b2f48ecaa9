package org.paralleltasks.grading;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.paralleltasks.grading.probe.Names;

/**
 * The program in the JVM of one task. Its standard input is held by the one who grades: a line asks where the threads
 * are, and the end of it ends this JVM, so that none is left if that one dies.
 */
final class TaskProgram {
    private static final int CANNOT_GRADE = 3;

    private TaskProgram() {}

    /**
     * Grades.
     *
     * @param args grader, subject, the folder of its class files or nothing, seed, number of delays, limit in milliseconds,
     *     file for the verdicts
     */
    public static void main(String[] args) {
        try {
            Optional<Path> folder = args[2].isEmpty() ? Optional.empty() : Optional.of(Path.of(args[2]));
            Protocol.Writer writer = new Protocol.Writer(new DataOutputStream(
                    Files.newOutputStream(Path.of(args[6]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
            answer(System.in, writer);
            System.setIn(InputStream.nullInputStream());
            Class<?> grader = Class.forName(args[0]);
            Effort effort = new Effort(Long.parseLong(args[3]), Integer.parseInt(args[4]), Long.parseLong(args[5]));
            new CheckRunner(grader, CheckMethod.of(grader), new Subject(args[1], folder), effort)
                    .run(writer::begun, writer::found);
            writer.end();
            // At once: threads that the subject left, and its shutdown hooks, must not keep the grading.
            Runtime.getRuntime().halt(0);
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(CANNOT_GRADE);
        }
    }

    private static void answer(InputStream questions, Protocol.Writer writer) {
        Set<Thread> own = new HashSet<>(Thread.getAllStackTraces().keySet());
        Thread answering = new Thread(
                () -> {
                    try {
                        while (questions.read() >= 0) {
                            Set<Thread> threads =
                                    new HashSet<>(Thread.getAllStackTraces().keySet());
                            threads.removeAll(own);
                            threads.remove(Thread.currentThread());
                            writer.threads(withCode(threads));
                        }
                    } catch (IOException e) {
                        // As if it had come to its end.
                    }
                    Runtime.getRuntime().halt(CANNOT_GRADE);
                },
                "questions");
        answering.setDaemon(true);
        answering.start();
    }

    private static List<String> withCode(Set<Thread> threads) {
        threads.removeIf(t -> Canary.is(t)
                || t.getThreadGroup() == null
                || t.getThreadGroup().getName().equals("system"));
        return Stacks.of(threads, new Names());
    }
}
