package org.paralleltasks.grading.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;
import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Language;
import org.paralleltasks.grading.NotPassed;
import org.paralleltasks.grading.Task;
import org.paralleltasks.grading.TaskText;
import org.paralleltasks.grading.Verdict.Outcome;

/**
 * Grades the grader: answers that are right pass every check, answers that are wrong are killed by the check that they
 * name, with no other that could have luck before it, and what is handed out is not yet done. The answers are the public
 * classes in the packages {@code answers.right.NAME} and {@code answers.wrong.NAME} beside the grader, where NAME is the
 * task's, without hyphens. They share this JVM, and no file that a student edits is looked at.
 */
public abstract class AnswersContract {
    /** The system property {@code homework.seed} asks for other schedules, as many as a student's answer gets. */
    private static final String SEED = System.getProperty("homework.seed");

    /** For right answers, which are played under every one of them; {@code .ci/soak} has them played under all. */
    private static final String FEW_DELAYS = "15";

    /** As many as a student's answer gets: a wrong one is played until it fails. */
    private static final String MANY_DELAYS = "300";

    /** Enough to see that a wrong answer is busy for ever; a right one gets as long as a student's. */
    private static final String SHORT_LIMIT_MILLIS = "500";

    private static final int FEWEST_WRONG = 5;
    private static final int FEWEST_RIGHT = 3;

    private final Class<?> grader;

    /** @param grader whose answers are tried */
    protected AnswersContract(Class<?> grader) {
        this.grader = grader;
    }

    @TestFactory
    Stream<DynamicTest> rightAnswersPass() throws Exception {
        List<Class<?>> right = answers("right");
        assertThat(right).as("right answers").hasSizeGreaterThanOrEqualTo(FEWEST_RIGHT);
        return right.stream()
                .map(a -> dynamicTest(a.getSimpleName(), () -> {
                    Events checks = run(kit(a.getName()));
                    assertThat(failed(checks)).isEmpty();
                    assertThat(checks.succeeded().count()).isEqualTo(checks().size());
                }));
    }

    @TestFactory
    Stream<DynamicTest> wrongAnswersAreKilledByTheCheckThatTheyName() throws Exception {
        List<Class<?>> wrong = answers("wrong");
        assertThat(wrong).as("wrong answers").hasSizeGreaterThanOrEqualTo(FEWEST_WRONG);
        List<String> checks = checks();
        return wrong.stream().map(a -> {
            String check = a.getAnnotation(KilledBy.class).value();
            assertThat(checks).as("@KilledBy of " + a.getSimpleName()).contains(check);
            return dynamicTest(
                    a.getSimpleName() + " by " + check,
                    () -> assertOneHasFailed(run(kit(a.getName())
                            .configurationParameter("homework.check", check)
                            .configurationParameter("homework.delays", MANY_DELAYS)
                            .configurationParameter("homework.limit", SHORT_LIMIT_MILLIS))));
        });
    }

    @Test
    void theStarterIsNotYetDone(@TempDir Path folder) throws IOException {
        Task task = Task.of(grader);
        compile(task.subjectSimpleName(), TaskText.starter(task), folder);

        List<NotPassed> failures =
                failed(run(kit(task.subject()).configurationParameter("homework.folder", folder.toString())));

        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).verdict().outcome()).isEqualTo(Outcome.NOT_YET);
        assertThat(failures.get(0)).hasMessageContaining("TODO " + task.number());
    }

    @Test
    void theTextHasInstructionsHintsAndAnExplanation() {
        Task task = Task.of(grader);
        TaskText english = TaskText.of(task, Language.ENGLISH);
        TaskText french = TaskText.of(task, Language.FRENCH);

        assertThat(english.hints()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(french.hints()).hasSameSizeAs(english.hints());
        assertThat(namesOfCode(french.instructions())).isEqualTo(namesOfCode(english.instructions()));
        for (int i = 0; i < english.hints().size(); i++) {
            assertThat(codeBlocks(french.hints().get(i).text()))
                    .as("code of hint " + (i + 1))
                    .isEqualTo(codeBlocks(english.hints().get(i).text()));
        }
    }

    /** What stands between backquotes. */
    private static Set<String> namesOfCode(String text) {
        return Pattern.compile("`([^`]+)`")
                .matcher(text)
                .results()
                .map(m -> m.group(1).replaceAll("\\s+", " "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The lines of code, without what is said in words: comments, and lines of three dots that stand for code. */
    private static List<String> codeBlocks(String text) {
        return text.lines()
                .filter(line -> line.startsWith("    ") && !line.strip().startsWith("..."))
                .map(line -> line.replaceAll("//.*|/\\*.*?\\*/", "").stripTrailing())
                .toList();
    }

    private static Events run(EngineTestKit.Builder kit) {
        return kit.execute().testEvents();
    }

    private EngineTestKit.Builder kit(String subject) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(grader))
                .configurationParameter("homework.subject", subject)
                .configurationParameter("homework.jvm", "shared")
                .configurationParameter("homework.seed", SEED == null ? "1" : SEED);
        return SEED == null ? kit.configurationParameter("homework.delays", FEW_DELAYS) : kit;
    }

    private static List<NotPassed> failed(Events checks) {
        List<NotPassed> failures = new ArrayList<>();
        for (Event each : checks.failed().list()) {
            Throwable thrown = each.getRequiredPayload(TestExecutionResult.class)
                    .getThrowable()
                    .orElseThrow();
            if (!(thrown instanceof NotPassed failure)) {
                throw new AssertionError("the grader itself fails", thrown);
            }
            failures.add(failure);
        }
        return failures;
    }

    private static void assertOneHasFailed(Events checks) {
        List<NotPassed> failures = failed(checks);
        assertThat(failures).as("checks that do not pass").hasSize(1);
        assertThat(failures.get(0).verdict().outcome()).isEqualTo(Outcome.FAILED);
    }

    private List<String> checks() {
        return Stream.of(grader.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(Check.class))
                .map(Method::getName)
                .toList();
    }

    private List<Class<?>> answers(String kind) throws Exception {
        Path classes = Path.of(
                grader.getProtectionDomain().getCodeSource().getLocation().toURI());
        String packageName = grader.getPackageName() + ".answers." + kind + "."
                + Task.of(grader).name().replace("-", "");
        List<Class<?>> answers = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes.resolve(packageName.replace('.', '/')))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.contains("$")) {
                    answers.add(Class.forName(
                            packageName + "." + name.substring(0, name.length() - ".class".length()),
                            false,
                            grader.getClassLoader()));
                }
            }
        }
        answers.removeIf(a -> !Modifier.isPublic(a.getModifiers()));
        return answers;
    }

    private static void compile(String name, String source, Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int code = compiler.run(
                null,
                null,
                null,
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-implicit:none",
                file.toString());
        assertThat(code).as("the starter compiles").isZero();
    }
}
