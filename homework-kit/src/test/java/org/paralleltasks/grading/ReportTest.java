package org.paralleltasks.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;
import org.paralleltasks.grading.Verdict.Outcome;

@DefaultLocale("en")
class ReportTest {
    private static final String TEXT =
            "# Task\n\nDo it.\n\n## Hint 1: how\n\nLike this.\n\n## Hint 2: how exactly\n\nSo.\n\n## Why it works\n\nIt does.\n";

    @Test
    void hasALineForEachTask() {
        Report report = new Report(List.of(
                new TaskResult(task(1), List.of(verdict(Outcome.PASSED, "")), 5),
                new TaskResult(task(2), List.of(verdict(Outcome.NOT_YET, "TODO 2: write it")), 5)));

        assertThat(report.text().lines())
                .containsExactly("tests 1 one  done", "tests 2 one  not yet: TODO 2: write it");
        assertThat(report.isAllDone()).isFalse();
        assertThat(report.markdown()).contains("| tests 1 one | done |");
    }

    @Test
    void tellsAllAboutTheFirstFailureAndNamesTheHint() {
        Verdict wrong = new Verdict(
                "check",
                "all is well",
                Outcome.FAILED,
                "it is not",
                List.of("'A' reads count: 0"),
                List.of("'B' waits for lock, which 'A' has"));
        String text = new Report(List.of(new TaskResult(task(1), List.of(wrong), 42))).text();

        assertThat(text.lines())
                .containsSubsequence(
                        "expected: all is well",
                        "but:      it is not",
                        "in this order:",
                        "  'A' reads count: 0",
                        "the threads now:",
                        "  'B' waits for lock, which 'A' has",
                        "the same again: -Dhomework.seed=42",
                        "hint 1: how, in chapter-tests/src/main/resources/org/paralleltasks/grading/TaskOne.md");
    }

    @Test
    void readsTheSectionsOfATask() {
        TaskText text = TaskText.parse("a.md", TEXT);

        assertThat(text.instructions()).isEqualTo("# Task\n\nDo it.");
        assertThat(text.hints())
                .containsExactly(new TaskText.Hint(1, "how", "Like this."), new TaskText.Hint(2, "how exactly", "So."));
        assertThat(text.explanation()).isEqualTo("It does.");
    }

    @Test
    @DefaultLocale("fr-CA")
    void readsTheTextInTheReadersLanguageIfThereIsOne() {
        assertThat(TaskText.of(task(1)).hints())
                .containsExactly(
                        new TaskText.Hint(1, "comment", "Ainsi."), new TaskText.Hint(2, "et exactement\u00a0?", "Là."));
        assertThat(TaskText.of(task(1)).explanation()).isEqualTo("C’est ainsi.");
        assertThat(TaskText.of(task(1), Language.ENGLISH).hints())
                .extracting("name")
                .containsExactly("how", "how exactly");
        assertThat(TaskText.of(new Task("tests", 2, "two", "org.paralleltasks.grading.TaskTwo"))
                        .explanation())
                .isEqualTo("It is in English alone.");
    }

    @Test
    @DefaultLocale("de")
    void readsTheEnglishTextInAnyOtherLanguage() {
        assertThat(TaskText.of(task(1)).hints()).extracting("name").containsExactly("how", "how exactly");
    }

    @Test
    void refusesAFrenchTextWithEnglishTitles() {
        assertThatThrownBy(() -> TaskText.parse("a.fr.md", TEXT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Pourquoi ça marche");
    }

    @Test
    void codeAtTheBeginningOfAHintStaysIndented() {
        TaskText text = TaskText.parse("a.md", TEXT.replace("So.", "    call();\n    end();"));

        assertThat(text.hints().get(1).text()).isEqualTo("    call();\n    end();");
    }

    @Test
    void refusesATextWithoutASecondHint() {
        assertThatThrownBy(() -> TaskText.parse("a.md", TEXT.replace("## Hint 2: how exactly", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.md");
    }

    private static Task task(int number) {
        return new Task("tests", number, "one", "org.paralleltasks.grading.TaskOne");
    }

    private static Verdict verdict(Outcome outcome, String message) {
        return new Verdict("check", "all is well", outcome, message, List.of(), List.of());
    }
}
