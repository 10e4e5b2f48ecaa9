package org.paralleltasks.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Python program of the course, to be run beside its Java counterpart. It is a resource of this package and is given
 * to {@code python3} on its input.
 */
final class PythonProgram {
    private PythonProgram() {}

    /**
     * Runs it to its end.
     *
     * @param resource the program's file name, such as {@code lost_update.py}
     * @param longest how long it may take; it is ended after that
     * @param arguments the program's arguments
     * @return the lines that it wrote, few enough to fit in a pipe
     * @throws IOException with one line for a person: there is no {@code python3} here, or it failed, or took too long
     * @throws InterruptedException if the thread is interrupted; the program has been ended
     */
    static List<String> run(String resource, Duration longest, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-"));
        command.addAll(List.of(arguments));
        Process python = start(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD));
        try {
            try (InputStream program = PythonProgram.class.getResourceAsStream(resource);
                    OutputStream input = python.getOutputStream()) {
                program.transferTo(input);
            }
            if (!python.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("python3 took longer than " + longest.toSeconds() + " s");
            }
            if (python.exitValue() != 0) {
                throw new IOException("python3 ended with exit code " + python.exitValue());
            }
            try (InputStream output = python.getInputStream()) {
                return new String(output.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            }
        } finally {
            python.descendants().forEach(ProcessHandle::destroyForcibly);
            python.destroyForcibly();
        }
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException("there is no python3 here", e);
        }
    }
}
