package org.paralleltasks.threads;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Python program of this chapter's resources, run beside an example so that CPython's figures stand below Java's. */
final class PythonProgram {
    private static final int LIMIT_SECONDS = 20;

    private PythonProgram() {}

    /**
     * Runs the program with {@code python3}; what it prints goes to stdout and stderr. Where there is no
     * {@code python3}, or it fails, or it overruns 20 s and is ended, a line on stdout says so.
     *
     * @param resource the program's file name, beside this class
     * @param arguments its arguments
     * @throws InterruptedException if this thread is interrupted meanwhile; the program has been ended
     */
    static void run(String resource, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-"));
        command.addAll(List.of(arguments));
        System.out.flush();
        Process python;
        try {
            python = new ProcessBuilder(command)
                    .redirectOutput(Redirect.INHERIT)
                    .redirectError(Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            System.out.println("CPython: no python3 found here, so no figures of it.");
            return;
        }
        try {
            feed(python, resource);
            if (!python.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                System.out.println("CPython: not done after " + LIMIT_SECONDS + " s, ended.");
            } else if (python.exitValue() != 0) {
                System.out.println("CPython: python3 failed with exit code " + python.exitValue() + ".");
            }
        } finally {
            python.destroyForcibly();
        }
    }

    /** Hands the program over on stdin: as a resource in a jar it is no file that python3 could open. */
    private static void feed(Process python, String resource) {
        try (InputStream program = PythonProgram.class.getResourceAsStream(resource);
                OutputStream stdin = python.getOutputStream()) {
            program.transferTo(stdin);
        } catch (IOException e) {
            // It ended without reading its program; its exit code is reported.
        }
    }
}
