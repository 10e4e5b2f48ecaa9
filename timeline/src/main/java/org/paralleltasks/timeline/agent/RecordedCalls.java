package org.paralleltasks.timeline.agent;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * Calls of a recorded program that are made from here in its place. Each public method stands for the method of the same
 * name of its first parameter's class, with the same parameters, result and exceptions. None of them waits for another
 * thread: a program that looks at the stacks of waiting threads sees no frame of the recorder.
 */
public final class RecordedCalls {
    private RecordedCalls() {}

    /** On a method that also stands for the calls of libraries. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface InLibrariesToo {}

    public static Condition newCondition(Lock lock) {
        Condition condition = lock.newCondition();
        Steps.record(Step.CONDITION_MADE, condition, null, null, Identity.of(lock));
        return condition;
    }

    public static boolean cancel(Future<?> future, boolean interrupt) {
        Steps.record(Step.CANCELLED, null, null, "cancel(" + interrupt + ")", 0);
        return future.cancel(interrupt);
    }

    // Processes.

    @InLibrariesToo
    public static Process start(ProcessBuilder builder) throws IOException {
        return Processes.start(builder);
    }

    @InLibrariesToo
    public static Process exec(Runtime runtime, String[] command, String[] environment, File directory)
            throws IOException {
        return Processes.exec(runtime, command, environment, directory);
    }

    @InLibrariesToo
    public static Process exec(Runtime runtime, String[] command, String[] environment) throws IOException {
        return Processes.exec(runtime, command, environment, null);
    }

    // What is printed. Formatted once, since toString may be the program's own.

    @InLibrariesToo
    public static void print(PrintStream stream, char value) {
        stream.print(value);
        printed(stream, String.valueOf(value));
    }

    @InLibrariesToo
    public static void print(PrintStream stream, int value) {
        stream.print(value);
        printed(stream, String.valueOf(value));
    }

    @InLibrariesToo
    public static void print(PrintStream stream, long value) {
        stream.print(value);
        printed(stream, String.valueOf(value));
    }

    @InLibrariesToo
    public static void print(PrintStream stream, double value) {
        stream.print(value);
        printed(stream, String.valueOf(value));
    }

    @InLibrariesToo
    public static void print(PrintStream stream, boolean value) {
        stream.print(value);
        printed(stream, String.valueOf(value));
    }

    @InLibrariesToo
    public static void print(PrintStream stream, String value) {
        stream.print(value);
        printed(stream, String.valueOf(value));
    }

    @InLibrariesToo
    public static void print(PrintStream stream, Object value) {
        String text = String.valueOf(value);
        stream.print(text);
        printed(stream, text);
    }

    @InLibrariesToo
    public static void println(PrintStream stream) {
        stream.println();
        printed(stream, "\n");
    }

    @InLibrariesToo
    public static void println(PrintStream stream, char value) {
        stream.println(value);
        printed(stream, value + "\n");
    }

    @InLibrariesToo
    public static void println(PrintStream stream, int value) {
        stream.println(value);
        printed(stream, value + "\n");
    }

    @InLibrariesToo
    public static void println(PrintStream stream, long value) {
        stream.println(value);
        printed(stream, value + "\n");
    }

    @InLibrariesToo
    public static void println(PrintStream stream, double value) {
        stream.println(value);
        printed(stream, value + "\n");
    }

    @InLibrariesToo
    public static void println(PrintStream stream, boolean value) {
        stream.println(value);
        printed(stream, value + "\n");
    }

    @InLibrariesToo
    public static void println(PrintStream stream, String value) {
        stream.println(value);
        printed(stream, value + "\n");
    }

    @InLibrariesToo
    public static void println(PrintStream stream, Object value) {
        String text = String.valueOf(value);
        stream.println(text);
        printed(stream, text + "\n");
    }

    @InLibrariesToo
    public static PrintStream printf(PrintStream stream, String format, Object[] arguments) {
        String text = String.format(format, arguments);
        stream.print(text);
        printed(stream, text);
        return stream;
    }

    @InLibrariesToo
    public static PrintStream printf(PrintStream stream, Locale locale, String format, Object[] arguments) {
        String text = String.format(locale, format, arguments);
        stream.print(text);
        printed(stream, text);
        return stream;
    }

    /** So does logback write its lines. */
    @InLibrariesToo
    public static void write(PrintStream stream, byte[] bytes) throws IOException {
        stream.write(bytes);
        printed(stream, new String(bytes, Charset.defaultCharset()));
    }

    private static void printed(PrintStream stream, String text) {
        if (stream == System.out) {
            Steps.ofPrint(Step.PRINTED, text);
        } else if (stream == System.err) {
            Steps.ofPrint(Step.PRINTED_TO_STDERR, text);
        }
    }
}
