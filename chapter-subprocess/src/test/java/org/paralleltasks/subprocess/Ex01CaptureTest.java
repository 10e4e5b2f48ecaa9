package org.paralleltasks.subprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.LogLine;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex01CaptureTest {
    @TempDir
    Path folder;

    @Test
    void listsTheFolderThenSaysByeAfterTheSleep() throws Exception {
        Files.createFile(folder.resolve("demo.txt"));
        Files.createFile(folder.resolve("two words"));

        Output output = JavaProgram.of(Ex01Capture.class)
                .withSpeed(10)
                .withArguments(folder.toString())
                .run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.lines().subList(2, 5)).containsExactly("demo.txt", "two words", "BYE !");
        assertThat(output.messages()).first().asString().contains("sleep 0.2; ls ");
        assertThat(elapsedOfTheFirstRun(output)).isBetween(Duration.ofMillis(120), Duration.ofSeconds(10));
    }

    @Test
    void tellsCodeAndErrorsOfTheFailingCommand() throws Exception {
        Output output = JavaProgram.of(Ex01Capture.class)
                .withSpeed(20)
                .withArguments(folder.toString())
                .run();

        assertThat(output.messages().get(3)).as("with ; the code is echo's").startsWith("Return code 0 ");
        assertThat(output.messages().get(5)).as("with && the code is ls's").matches("Return code [1-9].*");
        assertThat(output.lines()).last().asString().startsWith("error: ").contains("/no/such/folder");
        assertThat(output.lines()).filteredOn("BYE !"::equals).hasSize(2);
    }

    private static Duration elapsedOfTheFirstRun(Output output) {
        LogLine started = output.log().get(0);
        return started.until(output.log().get(1));
    }
}
