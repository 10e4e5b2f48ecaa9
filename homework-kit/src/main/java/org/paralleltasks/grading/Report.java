package org.paralleltasks.grading;

import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.grading.Verdict.Outcome;

/** What the student reads: a line for each task, then all about the first that is wrong. Immutable. */
public final class Report {
    private final List<TaskResult> results;

    /** @param results in the order of the tasks */
    public Report(List<TaskResult> results) {
        this.results = List.copyOf(results);
    }

    /** Whether all tasks are done. */
    public boolean isAllDone() {
        return results.stream().allMatch(r -> r.outcome() == Outcome.PASSED);
    }

    /** For a terminal. */
    public String text() {
        StringBuilder text = new StringBuilder();
        int width =
                results.stream().mapToInt(r -> r.task().title().length()).max().orElse(0);
        for (TaskResult each : results) {
            text.append(String.format("%-" + width + "s  %s%n", each.task().title(), line(each)));
        }
        firstWrong()
                .ifPresent(wrong -> text.append(String.format(
                        "%n%s is not right: %s%n%n%s%n%s%n",
                        wrong.task().title(),
                        wrong.wrong().orElseThrow().expected(),
                        text(wrong.wrong().orElseThrow(), wrong.seed()),
                        hint(wrong.task()))));
        return text.toString();
    }

    private static String line(TaskResult result) {
        return switch (result.outcome()) {
            case PASSED -> "done";
            case NOT_YET -> "not yet: " + result.wrong().orElseThrow().message();
            default -> "failed: " + result.wrong().orElseThrow().expected();
        };
    }

    private java.util.Optional<TaskResult> firstWrong() {
        return results.stream().filter(r -> r.outcome() == Outcome.FAILED).findFirst();
    }

    /** All about one check that did not pass. */
    static String text(Verdict verdict, long seed) {
        if (verdict.outcome() == Outcome.NOT_YET) {
            return "not yet: " + verdict.message();
        }
        List<String> lines = new ArrayList<>();
        lines.add("expected: " + verdict.expected());
        lines.add("but:      " + verdict.message());
        section(lines, "in this order:", verdict.story());
        section(lines, "the threads now:", verdict.threads());
        lines.add("the same again: -D" + GraderExtension.SEED + "=" + seed);
        return String.join(System.lineSeparator(), lines);
    }

    private static void section(List<String> lines, String title, List<String> content) {
        if (!content.isEmpty()) {
            lines.add(title);
            content.forEach(line -> lines.add("  " + line));
        }
    }

    private static String hint(Task task) {
        TaskText text = TaskText.of(task);
        TaskText.Hint first = text.hints().get(0);
        return "hint " + first.number() + ": " + first.name() + ", in chapter-" + task.chapter() + "/" + text.file();
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
            if (each.outcome() == Outcome.FAILED) {
                text.append("\n## ").append(each.task().title()).append("\n\n```\n");
                text.append(text(each.wrong().orElseThrow(), each.seed())).append("\n```\n");
            }
        }
        return text.toString();
    }
}
