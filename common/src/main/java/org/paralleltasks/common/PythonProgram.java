package org.paralleltasks.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Python program of the course, run beside its Java counterpart so that CPython's figures stand below Java's. It is a
 * resource, and handed to {@code python3} on its input: in a jar it is no file that could be opened.
 */
public final class PythonProgram {
    private PythonProgram() {}

    /**
     * Runs a program and writes its lines to stdout; where there are none, one line that says why.
     *
     * @param beside the class that the program lies beside, not null
     * @param resource the program's file name, such as {@code cores.py}, not null
     * @param longest how long it may take; it is ended after that
     * @param arguments the program's arguments
     * @throws InterruptedException if the thread is interrupted; the program has been ended
     */
    public static void show(Class<?> beside, String resource, Duration longest, String... arguments)
            throws InterruptedException {
        try {
            run(beside, resource, longest, arguments).forEach(System.out::println);
        } catch (IOException e) {
            System.out.println("No figures of Python beside it: " + e.getMessage() + ".");
        }
    }

    /**
     * Runs a program to its end.
     *
     * @param beside the class that the program lies beside, not null
     * @param resource the program's file name, such as {@code cores.py}, not null
     * @param longest how long it may take; it is ended after that
     * @param arguments the program's arguments
     * @return the lines that it wrote to stdout, few enough to fit in a pipe
     * @throws IOException with one line for a person: there is no {@code python3} here, or it failed, or took too long
     * @throws InterruptedException if the thread is interrupted; the program has been ended
     */
    public static List<String> run(Class<?> beside, String resource, Duration longest, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-"));
        command.addAll(List.of(arguments));
        Process python = start(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD));
        try {
            feed(python, beside, resource);
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
            python.destroyForcibly().onExit().join(); // Not alive any more when this method is over.
        }
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException("there is no python3 here", e);
        }
    }

    private static void feed(Process python, Class<?> beside, String resource) throws IOException {
        try (InputStream program = beside.getResourceAsStream(resource)) {
            if (program == null) {
                throw new IllegalArgumentException("no resource " + resource + " beside " + beside.getName());
            }
            try (OutputStream input = python.getOutputStream()) {
                program.transferTo(input);
            } catch (IOException e) {
                // It ended without reading its program; its exit code is reported.
            }
        }
    }
}
