package org.paralleltasks.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paralleltasks.grading.Verdict.Outcome;

/** What the student reads: a line for each task, then all about the first that is wrong. Immutable. */
public final class Report {
    private final List<TaskResult> results;
    private final Advice advice;

    /** @param results in the order of the tasks */
    public Report(List<TaskResult> results) {
        this(results, Advice.MAVEN);
    }

    Report(List<TaskResult> results, Advice advice) {
        this.results = List.copyOf(results);
        this.advice = advice;
    }

    /** Whether all tasks are done. */
    public boolean isAllDone() {
        return results.stream().allMatch(r -> r.outcome() == Outcome.PASSED);
    }

    /** For a terminal. */
    public String text() {
        if (results.size() == 1 && results.get(0).outcome() == Outcome.DOES_NOT_COMPILE) {
            return results.get(0).wrong().orElseThrow().message() + System.lineSeparator();
        }
        StringBuilder text = new StringBuilder();
        int width =
                results.stream().mapToInt(r -> r.task().title().length()).max().orElse(0);
        for (TaskResult each : results) {
            text.append(String.format("%-" + width + "s  %s%n", each.task().title(), line(each)));
        }
        firstWrong().ifPresent(wrong -> text.append(String.format("%n%s%n", details(wrong))));
        return text.toString();
    }

    private String details(TaskResult wrong) {
        Verdict verdict = wrong.wrong().orElseThrow();
        if (verdict.outcome() == Outcome.DOES_NOT_COMPILE) {
            return verdict.message();
        }
        return String.format(
                "%s is not right: %s%n%n%s%n%s",
                wrong.task().title(),
                verdict.expected(),
                text(verdict, advice.again(wrong.task(), wrong.seed())),
                advice.hint(wrong.task()));
    }

    /** One result, in a line. */
    static String line(TaskResult result) {
        return switch (result.outcome()) {
            case PASSED -> "done";
            case NOT_YET -> "not yet: " + result.wrong().orElseThrow().message();
            case DOES_NOT_COMPILE -> "does not compile";
            default -> "failed: " + result.wrong().orElseThrow().expected();
        };
    }

    private Optional<TaskResult> firstWrong() {
        return results.stream()
                .filter(r -> r.outcome() == Outcome.FAILED || r.outcome() == Outcome.DOES_NOT_COMPILE)
                .findFirst();
    }

    /** All about one check that did not pass; {@code again} brings about the same schedules. */
    static String text(Verdict verdict, String again) {
        if (verdict.outcome() == Outcome.NOT_YET) {
            return "not yet: " + verdict.message();
        }
        List<String> lines = new ArrayList<>();
        lines.add("expected: " + verdict.expected());
        lines.add("but:      " + verdict.message());
        section(lines, "in this order:", verdict.story());
        section(lines, "the threads now:", verdict.threads());
        lines.add("the same again: " + again);
        return String.join(System.lineSeparator(), lines);
    }

    private static void section(List<String> lines, String title, List<String> content) {
        if (!content.isEmpty()) {
            lines.add(title);
            content.forEach(line -> lines.add("  " + line));
        }
    }

    /** For a file. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# Homework\n\n| task | |\n|-|-|\n");
        for (TaskResult each : results) {
            text.append("| ")
                    .append(each.task().title())
                    .append(" | ")
                    .append(line(each))
                    .append(" |\n");
        }
        for (TaskResult each : results) {
            if (each.outcome() == Outcome.FAILED || each.outcome() == Outcome.DOES_NOT_COMPILE) {
                text.append("\n## ").append(each.task().title()).append("\n\n```\n");
                text.append(details(each)).append("\n```\n");
            }
        }
        return text.toString();
    }
}
