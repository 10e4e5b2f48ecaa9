package org.paralleltasks.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Grades again whenever a student saves: the task whose file was saved, or the one they are at. Looks at the files instead
 * of waiting to be told, since a file system that is shared with a container or over a network does not tell.
 */
final class Watch {
    private static final long LOOK_MILLIS = 200;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final List<CourseTask> tasks;
    private final Path folder;
    private final CourseTree tree;
    private final Grading grading;
    private final Progress progress;

    /** @param tasks of one chapter, at least one */
    Watch(List<CourseTask> tasks, CourseTree tree, Grading grading, Progress progress) {
        this.tasks = tasks;
        this.folder = tasks.get(0).file().getParent();
        this.tree = tree;
        this.grading = grading;
        this.progress = progress;
    }

    /** Goes on until the JVM is ended. */
    void run() throws CourseException, InterruptedException {
        CourseTask at = next().orElse(tasks.get(0));
        List<CourseTask> saved = List.of(at);
        while (true) {
            Map<Path, String> before = look();
            for (CourseTask task : saved) {
                at = task;
                System.out.println();
                System.out.println("-- " + CLOCK.format(LocalTime.now()) + "  " + tree.shown(task.file()));
                if (!grading.grade(List.of(task), "", () -> !look().equals(before)) || !look().equals(before)) {
                    continue;
                }
                Optional<CourseTask> next = next();
                System.out.println();
                System.out.println(
                        next.isPresent()
                                ? "next: " + next.get().title() + ", "
                                        + tree.shown(next.get().file())
                                : "all " + tasks.size() + " tasks are done");
                at = next.orElse(at);
            }
            saved = awaitSave(before, at);
        }
    }

    private Optional<CourseTask> next() throws CourseException {
        for (CourseTask task : tasks) {
            if (!progress.isDone(task)) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }

    /** The tasks whose files were saved since; that one, if it was another file of the student's. */
    private List<CourseTask> awaitSave(Map<Path, String> before, CourseTask at) throws InterruptedException {
        Map<Path, String> now = look();
        while (now.equals(before)) {
            Thread.sleep(LOOK_MILLIS);
            now = look();
        }
        List<CourseTask> saved = new ArrayList<>();
        for (CourseTask task : tasks) {
            if (!String.valueOf(before.get(task.file())).equals(String.valueOf(now.get(task.file())))) {
                saved.add(task);
            }
        }
        return saved.isEmpty() ? List.of(at) : saved;
    }

    /** Time and size of each source file. */
    private Map<Path, String> look() {
        Map<Path, String> seen = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                try {
                    seen.put(file, Files.getLastModifiedTime(file) + " " + Files.size(file));
                } catch (IOException e) {
                    seen.remove(file); // An editor is about to replace it.
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seen;
    }
}
