package org.paralleltasks.timeline.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltasks.common.launcher.Chapter;
import org.paralleltasks.common.launcher.Example;
import org.paralleltasks.common.launcher.Launcher;
import org.paralleltasks.sync.SyncChapter;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;
import org.paralleltasks.testing.RunningProgram;

/** The option of the launcher, as a person types it. */
class TimelineOptionTest {
    private static final Pattern PAGE = Pattern.compile("(?m)^The timeline: file://(.*\\.html)$");

    @Test
    void writesOnePageOfSeveralExamplesAndTheDataBesideIt() throws Exception {
        Output output = JavaProgram.of(SyncChapter.class)
                .withArguments("unsynchronized", "synchronized", "--timeline", "--speed", "20")
                .run();

        assertThat(output.exitCode()).as(output.toString()).isZero();
        assertThat(output.err()).isEmpty();
        assertThat(output.out()).contains("<PYTHON PYTHON PYTHON PYTHON PYTHON >");
        Path page = pageNamedIn(output);
        assertThat(page).hasFileName("unsynchronized-and-synchronized.html");
        String data = Files.readString(page.resolveSibling("unsynchronized-and-synchronized.json"));
        assertThat(data).startsWith("{\"format\":2,").contains("\"sync/unsynchronized\"", "\"sync/synchronized\"");
        assertThat(Files.readString(page)).contains(data).doesNotContain("src=\"http", "href=\"http");
    }

    @Test
    void drawsAlsoWhatOverranItsTime() throws Exception {
        Output output = JavaProgram.of(Stuck.class)
                .withArguments("stuck", "--timeline", "--time-limit", "6")
                .run();

        assertThat(output.exitCode()).as(output.toString()).isEqualTo(124);
        assertThat(Files.readString(pageNamedIn(output))).contains("waiting for nothing");
    }

    @Test
    void afterCtrlCNoRecordingIsLeft(@TempDir Path folder) throws Exception {
        try (RunningProgram launcher = JavaProgram.of(Stuck.class)
                .withArguments("stuck", "--timeline")
                .withProperty("java.io.tmpdir", folder.toString())
                .start()) {
            launcher.awaitOut("waiting for nothing");
            assertThat(folder).isDirectoryContaining("glob:**/timeline-*");
            launcher.signal("INT");

            assertThat(launcher.await().exitCode()).isEqualTo(130);
            assertThat(folder).isDirectoryNotContaining("glob:**/timeline-*");
        }
    }

    @Test
    void anExampleHasNothingOfTheRecorderOnItsClassPath() throws Exception {
        Output output = JavaProgram.of(Stuck.class).withArguments("class-path").run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.out())
                .contains("chapter-sync")
                .doesNotContain("timeline/target", "timeline-1.0", "d3-7", "/asm-9");
    }

    private static Path pageNamedIn(Output output) {
        Matcher page = PAGE.matcher(output.out());
        assertThat(page.find()).as(output.toString()).isTrue();
        return Path.of(page.group(1));
    }

    /** A chapter of two examples for these tests. */
    static final class Stuck {
        public static void main(String[] args) {
            Launcher.main(
                    Chapter.of(
                            "fixture",
                            new Example("stuck", Waits.class, "", "Waits for ever."),
                            new Example("class-path", ClassPathPrinter.class, "", "Prints its class path.")),
                    args);
        }
    }

    static final class Waits {
        public static void main(String[] args) throws InterruptedException {
            System.out.println("waiting for nothing");
            synchronized (Waits.class) {
                while (args.length == 0) {
                    Waits.class.wait();
                }
            }
        }
    }

    static final class ClassPathPrinter {
        public static void main(String[] args) {
            System.out.println(System.getProperty("java.class.path"));
        }
    }
}
