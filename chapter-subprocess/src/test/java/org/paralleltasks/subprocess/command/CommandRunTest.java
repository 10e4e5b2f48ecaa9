package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandRunTest {
    @TempDir
    Path folder;

    @Test
    void givesOutputErrorCodePidAndTime() throws Exception {
        CommandResult result =
                Command.shell("echo out; echo err >&2; echo $$; exit 3").run();

        assertThat(result.returnCode()).isEqualTo(3);
        assertThat(result.stdout().lines()).containsExactly("out", Long.toString(result.pid()));
        assertThat(result.stderr().text()).isEqualTo("err\n");
        assertThat(result.signal()).isEmpty();
        assertThat(result.elapsed()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(10));
    }

    @Test
    void linesHaveNoEmptyLastOneButKeepTheEmptyOnesBetween() throws Exception {
        assertThat(Command.of("printf", "a\\n\\nb\\r\\nc").run().stdout().lines())
                .containsExactly("a", "", "b", "c");
        assertThat(Command.of("printf", "a\\n").run().stdout().lines()).containsExactly("a");
        assertThat(Command.of("true").run().stdout().lines()).isEmpty();
    }

    @Test
    void givesBytesAsTheyAreAndTextInTheCharsetChosen() throws Exception {
        CapturedOutput output = Command.of("printf", "\\351t\\351\\000").run().stdout();

        assertThat(output.bytes()).containsExactly(0xe9, 't', 0xe9, 0);
        assertThat(output.size()).isEqualTo(4);
        assertThat(output.text(StandardCharsets.ISO_8859_1, CodingErrorAction.REPORT))
                .isEqualTo("été\0");
        assertThat(output.text(StandardCharsets.UTF_8, CodingErrorAction.IGNORE))
                .isEqualTo("t\0");
        assertThat(output.text()).isEqualTo("\ufffdt\ufffd\0");
        assertThatThrownBy(() -> output.text(StandardCharsets.UTF_8, CodingErrorAction.REPORT))
                .isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void checkInsistsOnSuccess() throws Exception {
        assertThat(Command.of("true").run().check().returnCode()).isZero();

        CommandFailedException failure = catchThrowableOfType(
                CommandFailedException.class,
                () -> Command.shell("echo part; echo why >&2; exit 47").run().check());

        assertThat(failure.result().returnCode()).isEqualTo(47);
        assertThat(failure.result().stdout().text()).isEqualTo("part\n");
        assertThat(failure).hasMessageContaining("47").hasMessageEndingWith(": why");
    }

    @Test
    void tellsTheSignalThatEndedTheCommand() throws Exception {
        CommandResult result = Command.shell("kill -KILL $$").run();

        assertThat(result.returnCode()).isEqualTo(137);
        assertThat(result.signal()).contains(Signal.KILL);
    }

    @Test
    void argumentsArriveByteForByte() throws Exception {
        List<String> arguments = List.of(
                "",
                " leading",
                "trailing ",
                "  ",
                "two words",
                "a'b",
                "a\"b",
                "\"quoted\"",
                "\\",
                "$HOME",
                "*",
                "a;b",
                "line\nend",
                "tab\t",
                "été 日本 🎉",
                "-n",
                "--",
                "${x}",
                "`id`");
        String[] printed = arguments.toArray(String[]::new);

        String[] all = new String[printed.length + 1];
        all[0] = "%s\\0";
        System.arraycopy(printed, 0, all, 1, printed.length);
        String output = Command.of("printf", all).run().check().stdout().text();

        assertThat(output).isEqualTo(String.join("\0", arguments) + "\0");
    }

    @Test
    void shellLineGetsItsArgumentsAsTheyAre() throws Exception {
        String hostile = "x'; touch " + folder.resolve("stolen") + "; echo '$(id)";

        CommandResult result = Command.shell("printf %s \"$1\"", hostile).run().check();

        assertThat(result.stdout().text()).isEqualTo(hostile);
        assertThat(folder.resolve("stolen")).doesNotExist();
    }

    @Test
    void readsItsInputAndThenTheEnd() throws Exception {
        assertThat(Command.of("cat").withInput(Input.text("été")).run().stdout().text())
                .isEqualTo("été");
        assertThat(Command.of("cat")
                        .withInput(Input.bytes(new byte[] {0, 1, -1}))
                        .run()
                        .stdout()
                        .bytes())
                .containsExactly(0, 1, -1);
        Path file = Files.writeString(folder.resolve("input"), "from a file");
        assertThat(Command.of("cat").withInput(Input.file(file)).run().stdout().text())
                .isEqualTo("from a file");
        assertThat(Command.of("cat").run().stdout().size()).isZero();
    }

    @Test
    void outputsGoWhereTheyAreSent() throws Exception {
        Path file = Files.writeString(folder.resolve("log"), "before\n");

        Command.of("echo", "one").withStdout(Output.endOfFile(file)).run().check();
        assertThat(file).hasContent("before\none\n");
        Command.of("echo", "two").withStdout(Output.file(file)).run().check();
        assertThat(file).hasContent("two\n");
        CommandResult result = Command.shell("echo a; echo b >&2; echo c")
                .withStdout(Output.discarded())
                .run();

        assertThat(result.stderr().text()).isEqualTo("b\n");
        assertThatThrownBy(result::stdout).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void mergedErrorsKeepTheOrder() throws Exception {
        CommandResult result = Command.shell("for i in 1 2 3 4 5; do echo o$i; echo e$i >&2; done")
                .withMergedStderr()
                .run();

        assertThat(result.stdout().lines()).containsExactly("o1", "e1", "o2", "e2", "o3", "e3", "o4", "e4", "o5", "e5");
        assertThatThrownBy(result::stderr).isInstanceOf(IllegalStateException.class);
    }

    /** A file in place of the pipe would be cut to nothing by the second line. */
    @Test
    void keepsAllOfAScriptThatOpensItsErrorOutputAgain() throws Exception {
        CommandResult result = Command.shell("echo a >&2; echo b > /dev/stderr; echo c >&2; echo d > /dev/stdout")
                .withMergedStderr()
                .run();

        assertThat(result.stdout().lines()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void runsInItsDirectoryWithItsEnvironment() throws Exception {
        assertThat(Command.of("pwd").withDirectory(folder).run().stdout().lines())
                .containsExactly(folder.toRealPath().toString());
        CommandResult result = Command.shell("echo \"$GREETING $HOME\"")
                .withVariable("GREETING", "two  words\nand été")
                .run();
        assertThat(result.stdout().text())
                .isEqualTo("two  words\nand été " + System.getenv().getOrDefault("HOME", "") + "\n");
    }
}
