package org.paralleltasks.course;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the project's own {@code ./course} in a small tree with one chapter, as a student does in a terminal. */
class CourseCommandTest {
    private static final Path KIT = Path.of("").toAbsolutePath();
    private static final String PACKAGE = "org/paralleltasks/tiny";
    private static final String TEXT = "chapter-tiny/src/main/resources/" + PACKAGE + "/homework/";
    private static final Duration LIMIT = Duration.ofSeconds(120);

    /** What a student would write for task 1. */
    private static final String SUM = """
            package org.paralleltasks.tiny.homework;

            public class Task1Sum implements org.paralleltasks.tiny.homework.given.Sum {
                @Override
                public int of(int a, int b) {
                    return a + b;
                }
            }
            """;

    @TempDir
    private static Path compiled;

    @TempDir
    private Path root;

    private Path chapter;
    private Path task1;
    private Path task2;
    private final List<Process> started = new ArrayList<>();

    private record Result(int code, String out, String err) {}

    @BeforeAll
    static void compileTheTree() throws Exception {
        copy(KIT.resolve("src/test/resources/org/paralleltasks/course/tree"), compiled);
        Files.copy(KIT.resolveSibling("course"), compiled.resolve("course"));
        Path chapter = compiled.resolve("chapter-tiny");
        Files.writeString(compiled.resolve("pom.xml"), "<module>homework-kit</module> <module>chapter-tiny</module>");
        Files.writeString(
                chapter.resolve("pom.xml"),
                "<description>Small.</description> <exec.mainClass>org.paralleltasks.tiny.TinyChapter</exec.mainClass>");
        String kit = System.getProperty("java.class.path");
        compile(chapter, "src/main/java", "classes", kit);
        compile(chapter, "src/test/java", "test-classes", chapter.resolve("target/classes") + File.pathSeparator + kit);
        copy(chapter.resolve("src/main/resources"), chapter.resolve("target/classes"));
        Files.writeString(chapter.resolve("target/course-run.classpath"), kit);
        Files.writeString(chapter.resolve("target/course-test.classpath"), kit);
    }

    @BeforeEach
    void aTreeOfTheStudents() throws Exception {
        copy(compiled, root);
        Files.createDirectories(root.resolve("homework-kit/target"));
        Files.createSymbolicLink(root.resolve("homework-kit/target/classes"), KIT.resolve("target/classes"));
        chapter = root.resolve("chapter-tiny");
        task1 = chapter.resolve("src/main/java/" + PACKAGE + "/homework/Task1Sum.java");
        task2 = chapter.resolve("src/main/java/" + PACKAGE + "/homework/Task2BigSum.java");
        Files.writeString(chapter.resolve("target/course.stamp"), "");
    }

    @AfterEach
    void endAll() throws IOException {
        Files.delete(root.resolve("homework-kit/target/classes")); // JUnit would warn of a link that leads out.
        started.forEach(p -> {
            p.descendants().forEach(ProcessHandle::destroyForcibly);
            p.destroyForcibly();
        });
    }

    @Test
    void gradesARightAnswerAsDoneAndSaysWhyItWorks() throws Exception {
        Files.writeString(task1, SUM);

        Result one = course("grade", "tiny/1");
        assertThat(one.out()).startsWith("tiny 1 sum  done").contains("So numbers are added.");
        assertThat(one.code()).isZero();
        assertThat(one.err()).isEmpty();

        Result all = course("grade");
        assertThat(all.out()).contains("tiny 1 sum      done", "tiny 2 big-sum  not yet: TODO 2: add");
        assertThat(all.code()).isEqualTo(1);
        assertThat(chapter.resolve("target/homework.md")).content().contains("| tiny 1 sum | done |");
    }

    @Test
    void gradesAWrongAnswerAndNamesTheHintThatComesNext() throws Exception {
        Files.writeString(task1, SUM.replace("a + b", "a - b"));

        Result wrong = course("grade", "tiny/sum", "--seed", "5");

        assertThat(wrong.out())
                .contains(
                        "tiny 1 sum  failed: two and three are five",
                        "but:      the sum is -1, and must be 5",
                        "the same again: ./course grade tiny/1 --seed 5",
                        "hint 1 of 2: a sign  (./course hint tiny/1)");
        assertThat(wrong.code()).isEqualTo(1);

        course("hint", "tiny/1");
        assertThat(course("grade", "tiny/1").out()).contains("hint 2 of 2: which sign");
    }

    @Test
    void showsOfAFileThatDoesNotCompileTheCompilersLinesAndNothingElse() throws Exception {
        Files.writeString(task1, SUM.replace("a + b;", "a + b"));
        Files.writeString(task2, SUM.replace("Task1Sum", "Task2BigSum"));
        String file = root.relativize(task1).toString();

        Result one = course("grade", "tiny/1");
        assertThat(one.out().lines()).hasSize(3);
        assertThat(one.out()).startsWith(file + ":6: error: ';' expected");
        assertThat(one.err()).isEmpty();
        assertThat(one.code()).isEqualTo(1);

        Result all = course("grade", "tiny");
        assertThat(all.out())
                .contains("tiny 1 sum      does not compile", "tiny 2 big-sum  done", file + ":6: error: ';' expected");
    }

    @Test
    void aFileThatIsGoneIsSaidToBeGone() throws Exception {
        Files.delete(task1);

        assertThat(course("grade", "tiny/1").out().strip()).isEqualTo(root.relativize(task1) + " is gone");
        assertThat(answering("y\n", "reset", "tiny/1").code()).isZero();
        assertThat(task1).hasSameTextualContentAs(starter());
    }

    /** What Maven had compiled before would answer for it. */
    @Test
    void aFileWithoutItsClassIsNotGradedByWhatItWasBefore() throws Exception {
        Files.writeString(task1, SUM.replace("public class Task1Sum", "class MySum"));
        String complaint = root.relativize(task1) + ": error: there is no class ";

        assertThat(course("grade", "tiny/1").out()).startsWith(complaint).contains("Task1Sum in this file");

        Files.writeString(task1, "");
        assertThat(course("grade", "tiny/1").out()).startsWith(complaint);
    }

    @Test
    void listShowsHowFarAStudentIs() throws Exception {
        assertThat(course("list").out())
                .contains("tiny  0 of 2 tasks done", "examples: say-hello", "1 sum      not begun");

        Files.writeString(task1, SUM);
        assertThat(course("list").out()).contains("1 sum      not graded yet");

        course("grade", "tiny");
        assertThat(course("list").out()).contains("tiny  1 of 2 tasks done", "1 sum      done", "2 big-sum  not begun");

        Files.writeString(task1, SUM.replace("a + b", "b + a"));
        assertThat(course("list").out()).contains("tiny  0 of 2 tasks done", "1 sum      done  (changed since)");
        assertThat(course("list", "tiny/1").out())
                .contains("Add two numbers.", root.relativize(task1).toString());
    }

    @Test
    void hintsComeOneAfterTheOther() throws Exception {
        assertThat(course("hint", "tiny/1").out())
                .contains("hint 1 of 2: a sign")
                .doesNotContain("which sign");
        assertThat(course("hint", "tiny/2").out()).contains("hint 1 of 2: a sign");
        assertThat(course("hint", "tiny/1").out()).contains("hint 2 of 2: which sign");
        assertThat(course("hint", "tiny/1").out()).contains("hint 2 of 2: which sign", "That is the last one");
    }

    @Test
    void textsAreInTheLanguageOfTheLocaleAndInEnglishWhereThereIsNoOther() throws Exception {
        Map<String, String> french = Map.of("LANG", "fr_FR.UTF-8");

        assertThat(in(french, "list", "tiny/1").out()).contains("Écrivez l’addition de deux nombres.");
        assertThat(in(french, "list", "tiny/2").out()).contains("Add two numbers.");
        assertThat(in(french, "list").out()).contains("tiny  0 of 2 tasks done", "1 sum ", "2 big-sum ");
        assertThat(in(french, "hint", "tiny/1").out()).contains("tiny 1 sum, hint 1 of 2: où est l’étourderie");
        assertThat(in(Map.of("LANG", "fr_FR.UTF-8", "LC_ALL", "C"), "hint", "tiny/1")
                        .out())
                .contains("hint 2 of 2: which sign");
        assertThat(in(Map.of("LANG", "C", "LC_ALL", "fr_FR.utf8"), "hint", "tiny/1")
                        .out())
                .contains("hint 2 of 2: quel signe", TEXT + "Task1Sum.fr.md");

        Files.writeString(task1, SUM.replace("a + b", "a - b"));
        assertThat(in(french, "grade", "tiny/1").out()).contains("hint 2 of 2: quel signe  (./course hint tiny/1)");
        Files.writeString(task1, SUM);
        assertThat(in(french, "grade", "tiny/1").out()).contains("tiny 1 sum  done", "Ainsi, les nombres s’ajoutent.");
    }

    @Test
    void resetAsksFirstAndKeepsWhatWasWritten() throws Exception {
        Files.writeString(task1, SUM);

        for (String answer : List.of("n\n", "", "what?\n")) {
            Result no = answering(answer, "reset", "tiny/1");
            assertThat(no.out()).contains("Nothing has changed.");
            assertThat(no.code()).isEqualTo(1);
            assertThat(task1).hasContent(SUM);
        }

        Result yes = answering("y\n", "reset", "tiny/1");
        assertThat(yes.code()).isZero();
        assertThat(task1).hasSameTextualContentAs(starter());
        assertThat(root.resolve("target/course/tiny/1/Task1Sum.java")).hasContent(SUM);
    }

    @Test
    void watchGradesAgainWheneverAFileIsSaved() throws Exception {
        Path screen = root.resolve("screen");
        Process watch = start(screen, "watch", "tiny");
        await(() -> shows(screen, "not yet: TODO 1"), screen);

        Files.writeString(task1, SUM.replace("a + b", "a * b"));
        await(() -> shows(screen, "the sum is 6, and must be 5"), screen);

        Files.writeString(task1, SUM.replace("a + b;", "a + "));
        await(() -> shows(screen, "illegal start of expression"), screen);

        Files.writeString(task1, SUM);
        await(() -> shows(screen, "next: tiny 2 big-sum"), screen);

        List<ProcessHandle> all =
                Stream.concat(Stream.of(watch.toHandle()), watch.descendants()).toList();
        watch.destroy();
        await(() -> all.stream().noneMatch(ProcessHandle::isAlive), screen);
    }

    @Test
    void watchEndsTheGradingOfWhatHasBeenReplacedWithAllThatItHasStarted() throws Exception {
        Path screen = root.resolve("screen");
        Path begun = root.resolve("begun");
        Files.writeString(task1, neverEnding(begun));
        start(screen, "watch", "tiny");
        await(() -> Files.exists(begun), screen);
        ProcessHandle left =
                ProcessHandle.of(Long.parseLong(Files.readString(begun))).orElseThrow();

        Files.writeString(task1, SUM);

        await(() -> shows(screen, "next: tiny 2 big-sum"), screen);
        assertThat(screen).content().doesNotContain("failed");
        await(() -> !left.isAlive(), screen);
    }

    @Test
    void whoEndsItEndsTheGradingWithAllThatItHasStarted() throws Exception {
        Path screen = root.resolve("screen");
        Path begun = root.resolve("begun");
        Files.writeString(task1, neverEnding(begun));
        Process grade = start(screen, "grade", "tiny/1");
        await(() -> Files.exists(begun), screen);
        List<ProcessHandle> all = grade.descendants().toList();
        assertThat(all).extracting(ProcessHandle::pid).contains(Long.parseLong(Files.readString(begun)));

        grade.destroy();

        await(() -> all.stream().noneMatch(ProcessHandle::isAlive), screen, Duration.ofSeconds(20));
    }

    /** An answer that starts a process, writes its number into a file, and does not end. */
    private static String neverEnding(Path begun) {
        return SUM.replace("return a + b;", """
                try {
                    long pid = new ProcessBuilder("sleep", "3600").start().pid();
                    java.nio.file.Path written = java.nio.file.Files.writeString(
                            java.nio.file.Path.of("%1$s.new"), Long.toString(pid));
                    java.nio.file.Files.move(written, java.nio.file.Path.of("%1$s"));
                    Thread.sleep(3_600_000);
                } catch (Exception e) {
                    e.printStackTrace();
                }
                return 0;
                """.formatted(begun));
    }

    @Test
    void runPassesOnTheOptionsAndTheExitCode() throws Exception {
        Result run = course("run", "tiny/say-hello", "--speed", "20");

        assertThat(run.out().strip()).isEqualTo("running say-hello --speed 20");
        assertThat(run.code()).isEqualTo(7);
    }

    @Test
    void badUseIsOneClearLineAndTheExitCode2() throws Exception {
        Map<String, String> complaints = Map.ofEntries(
                entry("brew", "no command 'brew'"),
                entry("grade sink", "no chapter 'sink': there are tiny"),
                entry("grade tiny/3", "no task '3' in tiny: there are 1 sum, 2 big-sum"),
                entry("grade tiny more", "too much: 'more'"),
                entry("grade --seed x", "--seed needs a whole number"),
                entry("hint", "of which chapter or task?"),
                entry("hint tiny", "which task? Type tiny/1, for example"),
                entry("reset tiny/", "no task '' in tiny"),
                entry("watch", "of which chapter or task?"),
                entry("run", "run what?"),
                entry("run tiny/say-by", "no example 'say-by' in tiny: there are say-hello"));
        for (Map.Entry<String, String> each : complaints.entrySet()) {
            Result result = course(each.getKey().split(" "));

            assertThat(result.err().lines()).singleElement().asString().startsWith(each.getValue());
            assertThat(result.out()).isEmpty();
            assertThat(result.code()).isEqualTo(2);
        }
    }

    @Test
    void mavenIsCalledOnceWhereASourceOfTheCourseIsNewer() throws Exception {
        Path calls = root.resolve("calls");
        maven("echo called >>" + calls);
        Files.setLastModifiedTime(
                chapter.resolve("src/main/java/" + PACKAGE + "/Ex01SayHello.java"),
                FileTime.fromMillis(Long.MAX_VALUE / 2));

        course("run", "tiny/say-hello");
        assertThat(calls).hasContent("called");

        Files.setLastModifiedTime(
                chapter.resolve("src/main/java/" + PACKAGE + "/Ex01SayHello.java"), FileTime.fromMillis(0));
        Files.writeString(task1, SUM);
        course("run", "tiny/say-hello");
        assertThat(calls).hasContent("called");
    }

    @Test
    void ofABuildThatFailsOnlyTheCompilersLinesAreShown() throws Exception {
        String file = chapter.resolve("src/main/java/" + PACKAGE + "/Ex01SayHello.java")
                .toString();
        maven("echo '[ERROR] COMPILATION ERROR : '; echo '[ERROR] " + file
                + ":[4,2] class expected'; echo '[INFO] 1'; exit 1");
        Files.delete(chapter.resolve("target/course.stamp"));

        Result result = course("run", "tiny/say-hello");

        assertThat(result.err().lines().skip(1))
                .containsExactly("chapter-tiny/src/main/java/" + PACKAGE + "/Ex01SayHello.java:4: class expected");
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(3);
    }

    /** Puts a Maven of the test's own in front of all others. */
    private void maven(String script) throws IOException {
        Path bin = Files.createDirectories(root.resolve("bin"));
        Path maven = Files.writeString(bin.resolve("mvn"), "#!/bin/sh\n" + script + "\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    private Result course(String... typed) throws Exception {
        return answering("", typed);
    }

    private Result answering(String input, String... typed) throws Exception {
        return perform(builder(typed), input);
    }

    private Result in(Map<String, String> locale, String... typed) throws Exception {
        ProcessBuilder builder = builder(typed);
        builder.environment().putAll(locale);
        return perform(builder, "");
    }

    private Result perform(ProcessBuilder builder, String input) throws Exception {
        Path out = Files.createTempFile(root, "out", "");
        Path err = Files.createTempFile(root, "err", "");
        Path in = Files.writeString(Files.createTempFile(root, "in", ""), input);
        Process process = begin(
                builder.redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile()));
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .as(builder.command() + " ends")
                .isTrue();
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private Process start(Path screen, String... typed) throws IOException {
        return begin(builder(typed).redirectErrorStream(true).redirectOutput(screen.toFile()));
    }

    private Process begin(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private ProcessBuilder builder(String... typed) {
        List<String> command =
                new ArrayList<>(List.of("bash", root.resolve("course").toString()));
        command.addAll(List.of(typed));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(Set.of("LC_ALL", "LC_MESSAGES", "LC_CTYPE"));
        builder.environment().put("LANG", "en_US.UTF-8");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment()
                .merge("PATH", root.resolve("bin").toString(), (path, bin) -> bin + File.pathSeparator + path);
        return builder;
    }

    private static void await(BooleanSupplier holds, Path screen) throws Exception {
        await(holds, screen, LIMIT);
    }

    private static void await(BooleanSupplier holds, Path screen, Duration limit) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(() -> "in time; the screen shows " + read(screen))
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }

    private static boolean shows(Path screen, String text) {
        return read(screen).contains(text);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private Path starter() {
        return chapter.resolve("src/main/resources/" + PACKAGE + "/homework/starters/Task1Sum.java");
    }

    private static void compile(Path chapter, String sources, String classes, String classPath) throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "-d",
                Files.createDirectories(chapter.resolve("target").resolve(classes))
                        .toString(),
                "-cp",
                classPath,
                "-proc:none"));
        try (Stream<Path> files = Files.walk(chapter.resolve(sources))) {
            files.filter(Files::isRegularFile).map(Path::toString).forEach(options::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)))
                .isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path copy = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(each, copy);
                }
            }
        }
    }
}
