package org.paralleltasks.course;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.paralleltasks.grading.GradeProgram;

/** Grades tasks in a JVM that has the module's test class path, shows what it says, and notes the verdicts. */
final class Grading {
    private final CourseTree tree;
    private final Build build;
    private final Progress progress;

    Grading(CourseTree tree, Build build, Progress progress) {
        this.tree = tree;
        this.build = build;
        this.progress = progress;
    }

    /**
     * Grades tasks of one chapter.
     *
     * @param tasks at least one
     * @param seed of all that is random, or empty
     * @param isObsolete ends the grading as soon as it is true
     * @return whether all are done; false if it became obsolete
     */
    boolean grade(List<CourseTask> tasks, String seed, BooleanSupplier isObsolete) throws CourseException {
        CourseChapter chapter = tree.chapter(tasks.get(0).chapter());
        String classPath = build.testClassPath(chapter);
        Path state = progress.of(tasks.get(0)).getParent();
        Path results = state.resolve("results");
        Map<CourseTask, String> sources = new HashMap<>();
        List<CourseTask> doneBefore = new ArrayList<>();
        for (CourseTask task : tasks) {
            sources.put(task, task.source());
            if (progress.isDone(task)) {
                doneBefore.add(task);
            }
        }
        try {
            Files.createDirectories(state);
            Files.deleteIfExists(results);
        } catch (IOException e) {
            throw CourseException.cannot("cannot write in " + state + ": " + e.getMessage());
        }
        List<String> command = new ArrayList<>(
                List.of(Java.program(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(Java.speech());
        command.addAll(List.of(GradeProgram.class.getName(), chapter.module(), tree.shown(state), seed));
        tasks.forEach(task -> command.add(task.grader()));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(tree.root().toFile()).inheritIO();
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().put("CLASSPATH", classPath);
        int code = new ChildProcess(builder).awaitEndUnless(isObsolete);
        if (isObsolete.getAsBoolean()) {
            return false;
        }
        if (!Files.exists(results)) {
            throw CourseException.cannot("the grader of " + chapter.module() + " ended with code " + code);
        }
        note(tasks, results, sources);
        for (CourseTask task : tasks) {
            if (progress.isDone(task) && (tasks.size() == 1 || !doneBefore.contains(task))) {
                System.out.println();
                System.out.println(task.title() + ": why it works");
                System.out.println();
                System.out.println(task.text().explanation());
            }
        }
        return code == 0;
    }

    private void note(List<CourseTask> tasks, Path results, Map<CourseTask, String> sources) throws CourseException {
        List<String> lines;
        try {
            lines = Files.readAllLines(results);
        } catch (IOException e) {
            throw CourseException.cannot("cannot read " + results + ": " + e.getMessage());
        }
        for (String line : lines) {
            String[] result = line.split("\t", 3);
            for (CourseTask task : tasks) {
                if (result[0].equals(Integer.toString(task.number()))) {
                    progress.note(task, result[1], result[2], sources.get(task));
                }
            }
        }
    }
}
