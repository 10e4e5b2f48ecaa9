package org.paralleltasks.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * How far a student is: the last verdict on each task and the hints that were shown. A small file for each, replaced as a
 * whole, so that a {@code watch} and a {@code hint} in another terminal do not disturb each other.
 */
final class Progress {
    private static final int LINES = 3;

    private final Path folder;

    /** @param root of the course */
    Progress(Path root) {
        this.folder = folder(root);
    }

    /** Below {@code target}, the only place where the lab may always write; {@code mvn clean} forgets it. */
    static Path folder(Path root) {
        return root.resolve("target").resolve("course");
    }

    /**
     * A verdict. Immutable.
     *
     * @param outcome {@code PASSED} or another name of {@code Verdict.Outcome}
     * @param text what was expected, or what is to do
     * @param isOfThisSource whether the file is still what was graded
     */
    record Latest(String outcome, String text, boolean isOfThisSource) {
        boolean isDone() {
            return outcome.equals("PASSED") && isOfThisSource;
        }
    }

    /** The last verdict on a task; empty if it was never graded. */
    Optional<Latest> latest(CourseTask task) throws CourseException {
        List<String> lines = read(task, "verdict");
        return lines.size() < LINES
                ? Optional.empty()
                : Optional.of(
                        new Latest(lines.get(0), lines.get(1), lines.get(2).equals(fingerprint(task.source()))));
    }

    boolean isDone(CourseTask task) throws CourseException {
        return latest(task).filter(Latest::isDone).isPresent();
    }

    /** Notes a verdict on {@code source}. */
    void note(CourseTask task, String outcome, String text, String source) throws CourseException {
        write(task, "verdict", outcome + "\n" + text + "\n" + fingerprint(source) + "\n");
    }

    /** How many hints of a task were shown. */
    int hints(CourseTask task) throws CourseException {
        List<String> lines = read(task, "hints");
        return lines.isEmpty() ? 0 : Integer.parseInt(lines.get(0));
    }

    /** Notes that so many hints were shown. */
    void noteHints(CourseTask task, int number) throws CourseException {
        write(task, "hints", number + "\n");
    }

    /** Keeps a copy of what the student wrote; returns where. */
    Path keep(CourseTask task) throws CourseException {
        write(task, task.file().getFileName().toString(), task.source());
        return of(task).resolve(task.file().getFileName());
    }

    /** A folder of the task's own for what is made on the way. */
    Path of(CourseTask task) {
        return folder.resolve(task.chapter()).resolve(Integer.toString(task.number()));
    }

    private List<String> read(CourseTask task, String name) throws CourseException {
        Path file = of(task).resolve(name);
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw CourseException.cannot("cannot read " + file + ": " + e.getMessage());
        }
    }

    private void write(CourseTask task, String name, String text) throws CourseException {
        Path file = of(task).resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Path next = Files.createTempFile(file.getParent(), name, ".new");
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw CourseException.cannot("cannot write " + file + ": " + e.getMessage());
        }
    }

    private static String fingerprint(String source) {
        CRC32 sum = new CRC32();
        sum.update(source.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
