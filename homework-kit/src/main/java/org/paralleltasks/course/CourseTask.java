package org.paralleltasks.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.paralleltasks.grading.TaskText;

/**
 * A task of the homework as it lies in the tree. Immutable.
 *
 * @param chapter the chapter's name, such as {@code sync}
 * @param number from 1
 * @param name what a person types, such as {@code word-printer}
 * @param file what the student edits
 * @param starter the same file as it was handed out
 * @param textFile instructions, hints, explanation; in the reader's language if there is such a file, else in English
 * @param grader binary name of the class that grades it
 */
record CourseTask(String chapter, int number, String name, Path file, Path starter, Path textFile, String grader) {
    /** As it is shown: {@code sync 3 word-printer}. */
    String title() {
        return chapter + " " + number + " " + name;
    }

    /** As it is typed: {@code sync/3}. */
    String address() {
        return chapter + "/" + number;
    }

    boolean isCalled(String typed) {
        return typed.equals(name) || typed.equals(Integer.toString(number));
    }

    TaskText text() {
        return TaskText.parse(textFile.getFileName().toString(), read(textFile));
    }

    /** What is in the student's file now; empty if it is gone. */
    String source() {
        return Files.exists(file) ? read(file) : "";
    }

    boolean isUntouched() {
        return source().equals(read(starter));
    }

    private static String read(Path file) {
        try {
            // Whatever the student's file holds: what is no UTF-8 is the compiler's to complain of.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
