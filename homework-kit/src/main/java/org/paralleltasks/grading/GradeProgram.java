package org.paralleltasks.grading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Grades without Maven and without JUnit: compiles what the student wrote, grades it, prints the report. The class path is
 * the module's test class path; the module's own classes need not be those of the student's newest files.
 */
public final class GradeProgram {
    private static final int NOT_ALL_DONE = 1;
    private static final int CANNOT_GRADE = 2;

    /** To end what a task's JVM has started, when this one is told to end. */
    private static final long GRACE_MILLIS = 3_000;

    private final Path module;
    private final Path state;
    private final long seed;

    private GradeProgram(Path module, Path state, long seed) {
        this.module = module;
        this.state = state;
        this.seed = seed;
    }

    /**
     * Grades; ends the JVM with 0 if all tasks are done, 1 if one is not, 2 if an argument is wrong. Writes the report for
     * people also to {@code target/homework.md} in the module, and for tools a line for each task, number, outcome and
     * text with tabs between, to the file {@code results} in the state's folder.
     *
     * @param args the module's folder; a folder for the state, with one for each task by its number; the seed of all that
     *     is random, or empty; the graders, binary class names, in the order of their tasks
     */
    public static void main(String[] args) throws IOException {
        List<Class<?>> graders = new ArrayList<>();
        for (String name : List.of(args).subList(3, args.length)) {
            try {
                Class<?> grader = Class.forName(name);
                Task.of(grader);
                graders.add(grader);
            } catch (ClassNotFoundException | IllegalArgumentException e) {
                System.err.println(name + " is no grader on this class path");
                System.exit(CANNOT_GRADE);
            }
        }
        long seed = args[2].isEmpty() ? Seeds.any() : Long.parseLong(args[2]);
        GradeProgram program = new GradeProgram(Path.of(args[0]), Path.of(args[1]), seed);
        endWell(Thread.currentThread());
        try {
            Report report = program.grade(graders);
            System.out.print(report.text());
            System.out.flush();
            // Not exit(): the hook would wait for this very thread.
            Runtime.getRuntime().halt(report.isAllDone() ? 0 : NOT_ALL_DONE);
        } catch (InterruptedException e) {
            // This JVM ends, and the task's JVM has been ended with all that it had started.
        }
    }

    private static void endWell(Thread grading) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            grading.interrupt();
            try {
                grading.join(GRACE_MILLIS);
            } catch (InterruptedException e) {
                // Nobody interrupts it.
            }
        }));
    }

    private Report grade(List<Class<?>> graders) throws IOException, InterruptedException {
        SubjectCompiler compiler = new SubjectCompiler(module.resolve("src/main/java"));
        List<TaskResult> results = new ArrayList<>();
        for (Class<?> grader : graders) {
            Task task = Task.of(grader);
            Path classes = state.resolve(Integer.toString(task.number())).resolve("classes");
            String errors = compiler.compile(task, classes);
            results.add(new TaskResult(
                    task, errors.isEmpty() ? judge(grader, classes) : List.of(Verdict.ofCompiler(errors)), seed));
        }
        Report report = new Report(results, new CourseAdvice(state));
        Files.writeString(module.resolve("target").resolve("homework.md"), report.markdown());
        StringBuilder lines = new StringBuilder();
        for (TaskResult each : results) {
            lines.append(each.task().number())
                    .append('\t')
                    .append(each.outcome())
                    .append('\t');
            lines.append(Report.line(each)).append('\n');
        }
        Files.writeString(state.resolve("results"), lines);
        return report;
    }

    private List<Verdict> judge(Class<?> grader, Path classes) throws InterruptedException {
        Effort effort = new Effort(seed, Effort.DELAYS, Effort.LIMIT_MILLIS);
        Subject subject = new Subject(Task.of(grader).subject(), Optional.of(classes));
        return new TaskJvm(grader, subject, effort).run();
    }
}
