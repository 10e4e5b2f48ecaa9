package org.paralleltasks.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Grades without Maven and without JUnit, and prints the report: what a tool calls that has compiled already. The class
 * path is the chapter's test class path.
 */
public final class GradeProgram {
    private static final int NOT_ALL_DONE = 1;
    private static final int CANNOT_GRADE = 2;

    private GradeProgram() {}

    /**
     * Grades the students' own answers; ends the JVM with 0 if all tasks are done, 1 if one is not, 2 if an argument is
     * wrong.
     *
     * @param args the graders, binary class names, in the order of their tasks; the system property {@code homework.seed}
     *     asks for the same schedules again
     */
    public static void main(String[] args) throws InterruptedException {
        List<Class<?>> graders = new ArrayList<>();
        for (String name : args) {
            try {
                Class<?> grader = Class.forName(name);
                Task.of(grader);
                graders.add(grader);
            } catch (ClassNotFoundException | IllegalArgumentException e) {
                System.err.println(name + " is no grader on this class path");
                System.exit(CANNOT_GRADE);
            }
        }
        Report report = grade(graders, Long.getLong(GraderExtension.SEED, Seeds.any()));
        System.out.print(report.text());
        System.exit(report.isAllDone() ? 0 : NOT_ALL_DONE);
    }

    /**
     * Grades the students' own answers, each in a JVM of its own.
     *
     * @param graders classes with {@link Grades}, in the order of their tasks
     * @param seed of all that is random
     */
    public static Report grade(List<Class<?>> graders, long seed) throws InterruptedException {
        Effort effort = new Effort(seed, Effort.DELAYS, Effort.LIMIT_MILLIS);
        List<TaskResult> results = new ArrayList<>();
        for (Class<?> grader : graders) {
            Task task = Task.of(grader);
            Subject subject = new Subject(task.subject(), Optional.empty());
            results.add(new TaskResult(task, new TaskJvm(grader, subject, effort).run(), seed));
        }
        return new Report(results);
    }
}
