package org.paralleltasks.grading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.paralleltasks.grading.Verdict.Outcome;

/**
 * Prints the report where graders were run, and writes it to {@code target/homework.md}. Silent where none was. For use by
 * JUnit's launcher.
 */
public final class ReportListener implements TestExecutionListener {
    private final Map<Class<?>, List<Verdict>> verdicts = new LinkedHashMap<>();
    private final Map<Class<?>, Long> seeds = new LinkedHashMap<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!(test.getSource().orElse(null) instanceof MethodSource source)
                || !source.getJavaClass().isAnnotationPresent(Grades.class)) {
            return;
        }
        Class<?> grader = source.getJavaClass();
        Verdict verdict =
                new Verdict(source.getMethodName(), test.getDisplayName(), Outcome.PASSED, "", List.of(), List.of());
        Throwable thrown = result.getThrowable().orElse(null);
        if (thrown instanceof NotPassed notPassed) {
            verdict = notPassed.verdict();
            seeds.put(grader, notPassed.seed());
        } else if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            return; // Not judged.
        }
        verdicts.computeIfAbsent(grader, g -> new ArrayList<>()).add(verdict);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (verdicts.isEmpty()) {
            return;
        }
        Report report = new Report(verdicts.entrySet().stream()
                .map(e -> new TaskResult(Task.of(e.getKey()), e.getValue(), seeds.getOrDefault(e.getKey(), 0L)))
                .sorted(Comparator.comparing((TaskResult r) -> r.task().chapter())
                        .thenComparing(r -> r.task().number()))
                .toList());
        System.out.println();
        System.out.print(report.text());
        Path target = Path.of(System.getProperty("basedir", ""), "target");
        if (Files.isDirectory(target)) {
            try {
                Files.writeString(target.resolve("homework.md"), report.markdown());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
