package org.paralleltasks.exercise4.homework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltasks.exercise4.Ex01Threads;
import org.paralleltasks.exercise4.Ex02Commands;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

/** The two programs, with the reference solutions in the student's place, and with the starters. */
class ExamplesWithAnswersTest {
    private static final Path PACKAGE = Path.of("org", "paralleltasks", "exercise4", "homework");
    private static final Path RIGHT = Path.of("src/test/java").resolve(PACKAGE).resolve("answers/right");
    private static final Path STARTERS =
            Path.of("src/main/resources").resolve(PACKAGE).resolve("starters");

    @TempDir
    private Path classes;

    @Test
    void theSchedulerOfThreadsRunsItsBatch() throws Exception {
        String source = Files.readString(RIGHT.resolve("scheduler/ThreadsThatTakeTheNext.java"));

        Output output =
                run(Ex01Threads.class, "Task1Scheduler", as("Task1Scheduler", "ThreadsThatTakeTheNext", source));

        assertThat(output.err()).isEmpty();
        assertThat(output.exitCode()).isZero();
        List<String> messages = output.messages();
        assertThat(messages)
                .endsWith(
                        "download DONE 12 files",
                        "compress DONE 3 MB",
                        "check FAILED another checksum",
                        "upload TIMED_OUT",
                        "report DONE sent");
        assertThat(messages.subList(0, messages.size() - 5))
                .isNotEmpty()
                .allMatch(line -> line.matches("(\\d \\S+( out)?(, )?)+"))
                .allMatch(line -> line.chars()
                                .filter(Character::isDigit)
                                .map(Character::getNumericValue)
                                .sum()
                        == 5);
    }

    @Test
    void theSchedulerOfCommandsRunsItsBatch() throws Exception {
        String source = Files.readString(RIGHT.resolve("commands/PoolOfCommands.java"));

        Output output = run(Ex02Commands.class, "Task2Commands", as("Task2Commands", "PoolOfCommands", source));

        assertThat(output.err()).isEmpty();
        assertThat(output.exitCode()).isZero();
        assertThat(output.messages())
                .containsExactly(
                        "greeting DONE with code 0 (attempts: 1)",
                        "flaky DONE with code 0 (attempts: 3)",
                        "stuck TIMED_OUT (attempts: 1)",
                        "broken FAILED with code 4 (attempts: 1)",
                        "missing FAILED with code 127 (attempts: 1)",
                        "broken.err: no disk",
                        "flaky.out: attempt 3",
                        "greeting.out: BYE !",
                        "stuck.out: waiting for a child");
    }

    @Test
    void whereNothingIsWrittenYetTheyAreOneLine() throws Exception {
        Map<Class<?>, String> names = Map.of(Ex01Threads.class, "Task1Scheduler", Ex02Commands.class, "Task2Commands");
        for (Map.Entry<Class<?>, String> each : names.entrySet()) {
            String name = each.getValue();
            Output output = run(each.getKey(), name, Files.readString(STARTERS.resolve(name + ".java")));

            assertThat(output.err().lines()).singleElement().asString().startsWith("TODO");
            assertThat(output.out()).isEmpty();
            assertThat(output.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerOfAnotherShapeIsOneLine() throws Exception {
        Output output = run(
                Ex01Threads.class,
                "Task1Scheduler",
                "package org.paralleltasks.exercise4.homework; public class Task1Scheduler {}");

        assertThat(output.err().lines())
                .containsExactly("Task1Scheduler cannot be used as it is: ./course grade exercise-4/1 says why");
        assertThat(output.exitCode()).isEqualTo(1);
    }

    private static String as(String name, String answer, String source) {
        return source.replaceFirst("package .*;", "package org.paralleltasks.exercise4.homework;")
                .replace(answer, name);
    }

    private Output run(Class<?> program, String name, String source) throws IOException, InterruptedException {
        Path file = Files.writeString(classes.resolve(name + ".java"), source);
        String classPath = System.getProperty("java.class.path");
        List<String> options =
                new ArrayList<>(List.of("-d", classes.toString(), "-cp", classPath, "-proc:none", file.toString()));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)))
                .isZero();
        return JavaProgram.of(program)
                .withEnvironment("CLASSPATH", classes + File.pathSeparator + classPath)
                .withSpeed(5)
                .run();
    }
}
