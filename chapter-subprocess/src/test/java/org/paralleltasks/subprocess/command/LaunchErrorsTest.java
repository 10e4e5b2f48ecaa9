package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltasks.subprocess.command.LaunchException.Reason;

class LaunchErrorsTest {
    @TempDir
    Path folder;

    private static LaunchException refused(Command command) {
        LaunchException refused = catchThrowableOfType(LaunchException.class, command::run);
        assertThat(refused).as("a refusal of " + command).isNotNull();
        assertThat(refused.getMessage()).as("one line").doesNotContain("\n");
        return refused;
    }

    private Path script(String name, String content) throws Exception {
        Path file = Files.writeString(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void namesAProgramThatDoesNotExist() {
        LaunchException byName = refused(Command.of("no-such-program"));
        assertThat(byName.reason()).isEqualTo(Reason.PROGRAM_NOT_FOUND);
        assertThat(byName).hasMessageContaining("no-such-program").hasMessageContaining("PATH");

        LaunchException byPath = refused(Command.of("/no/such/program"));
        assertThat(byPath.reason()).isEqualTo(Reason.PROGRAM_NOT_FOUND);
        assertThat(byPath).hasMessageContaining("/no/such/program");
    }

    @Test
    void tellsAProgramThatCannotBeExecuted() throws Exception {
        Path file = Files.writeString(folder.resolve("plain"), "echo hi");

        assertThat(refused(Command.of(file.toString())).reason()).isEqualTo(Reason.NOT_EXECUTABLE);
        assertThat(refused(Command.of(folder.toString())).reason()).isEqualTo(Reason.NOT_EXECUTABLE);
        assertThat(refused(Command.of("plain").withVariable("PATH", folder.toString()))
                        .reason())
                .isEqualTo(Reason.NOT_EXECUTABLE);
    }

    @Test
    void looksInTheCommandsOwnPathAndDirectory() throws Exception {
        script("only-here", "#!/bin/sh\necho found\n");

        Command byPath = Command.of("only-here").withVariable("PATH", folder + ":/usr/bin:/bin");
        assertThat(byPath.run().stdout().text()).isEqualTo("found\n");
        Command byDirectory = Command.of("./only-here").withDirectory(folder);
        assertThat(byDirectory.run().stdout().text()).isEqualTo("found\n");
        assertThat(refused(Command.of("./only-here")).reason()).isEqualTo(Reason.PROGRAM_NOT_FOUND);
    }

    @Test
    void findsTheStandardProgramsWithoutAPath() throws Exception {
        assertThat(Command.of("echo", "hi")
                        .withEnvironment(Map.of())
                        .run()
                        .stdout()
                        .text())
                .isEqualTo("hi\n");
    }

    @Test
    void namesTheInterpreterThatAScriptAsksForInVain() throws Exception {
        Path script = script("script", "#!/no/such/interpreter -x\n");

        LaunchException refused = refused(Command.of(script.toString()));

        assertThat(refused.reason()).isEqualTo(Reason.PROGRAM_NOT_FOUND);
        assertThat(refused).hasMessageContaining("/no/such/interpreter");
    }

    @Test
    void tellsAnInterpreterThatCannotBeExecuted() throws Exception {
        Path script = script("script", "#!" + folder + "\n");

        LaunchException refused = refused(Command.of(script.toString()));

        assertThat(refused.reason()).isEqualTo(Reason.NOT_EXECUTABLE);
        assertThat(refused).hasMessageContaining(script.toString()).hasMessageContaining(folder + " is a directory");
    }

    /** The limit that is documented: such a file is there and may be executed, and yet the system refuses it. */
    @Test
    void whatTheSystemRefusesAtTheLastMomentIs126Or127AndALineThatSaysWhy() throws Exception {
        byte[] binary = Files.readAllBytes(Path.of("/bin/true"));
        int loader = new String(binary, StandardCharsets.ISO_8859_1).indexOf("/ld-");
        assertThat(loader).as("the place of the loader's name").isPositive();
        binary[loader + 1] = 'x';
        Path program = script("true-without-loader", "");
        Files.write(program, binary);

        CommandResult result = Command.of(program.toString()).run();

        assertThat(result.returnCode()).isIn(126, 127);
        assertThat(result.stderr().lines()).singleElement().asString().contains("true-without-loader", "No such file");
    }

    @Test
    void runsAScriptWithoutAnInterpreterLineAsShellsDo() throws Exception {
        Path script = script("script", "echo \"$1\"\n");

        assertThat(Command.of(script.toString(), "two words").run().stdout().text())
                .isEqualTo("two words\n");
    }

    /**
     * As for the scripts of a virtual environment of Python in the home of a José. Where the locale has no such
     * character the folder has no name in the JVM, but the system has no trouble with it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"C.UTF-8", "C"})
    void startsAScriptWhoseFolderAndInterpreterHaveAnAccent(String locale) throws Exception {
        // A shell makes the folder, from bytes, for this JVM's own locale may not have the character.
        String line = "home=\"$1/$(printf 'jos\\303\\251')\"; mkdir \"$home\"; cp /bin/sh \"$home/interpreter\"; "
                + "printf '#!%s/interpreter\\necho begun\\n' \"$home\" >\"$home/script\"; chmod +x \"$home/script\"; "
                + "shift; PATH=\"$home:$PATH\"; exec \"$@\"";
        List<String> arguments = new ArrayList<>(List.of(folder.toString()));
        arguments.addAll(ChildJvm.of(ScriptProgram.class).argv());

        CommandResult result = Command.shell(line, arguments.toArray(String[]::new))
                .withVariable("CLASSPATH", System.getProperty("java.class.path"))
                .withVariable("LC_ALL", locale)
                .withTimeout(Duration.ofSeconds(50))
                .run();

        assertThat(result.stdout().text()).as(result.stderr().text()).isEqualTo("begun\n");
    }

    static final class ScriptProgram {
        public static void main(String[] args) throws Exception {
            System.out.print(Command.of("script").run().check().stdout().text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "no\nsuch", "/no/such\nprogram"})
    void namesAProgramWithBlanksOnOneLine(String program) {
        assertThat(refused(Command.of(program)).reason()).isEqualTo(Reason.PROGRAM_NOT_FOUND);
    }

    @Test
    void namesADirectoryThatDoesNotExist() throws Exception {
        LaunchException refused = refused(Command.of("true").withDirectory(folder.resolve("missing")));
        assertThat(refused.reason()).isEqualTo(Reason.NO_SUCH_DIRECTORY);
        assertThat(refused).hasMessageContaining("missing");

        Path file = Files.createFile(folder.resolve("file"));
        assertThat(refused(Command.of("true").withDirectory(file)).reason()).isEqualTo(Reason.NO_SUCH_DIRECTORY);
    }

    @Test
    void tellsArgumentsThatAreTooLong() {
        assertThat(refused(Command.of("true", "x".repeat(200_000))).reason()).isEqualTo(Reason.TOO_LONG);
        assertThat(refused(Command.of("true").withVariable("LONG", "x".repeat(200_000)))
                        .reason())
                .isEqualTo(Reason.TOO_LONG);
    }

    @Test
    void tellsAFileOfTheRedirectionsThatCannotBeOpened() {
        Path missing = folder.resolve("missing/file");

        LaunchException noInput = refused(Command.of("cat").withInput(Input.file(missing)));
        assertThat(noInput.reason()).isEqualTo(Reason.OTHER);
        assertThat(noInput).hasMessageStartingWith("cannot start cat: " + missing);
        assertThat(refused(Command.of("true").withStdout(Output.file(missing))).reason())
                .isEqualTo(Reason.OTHER);
    }

    /** By the time that this goes wrong the command runs. */
    @Test
    void endsACommandThatItCannotWatchOver() {
        Charset withoutDecoder = new Charset("without-decoder", null) {
            @Override
            public boolean contains(Charset other) {
                return false;
            }

            @Override
            public CharsetDecoder newDecoder() {
                throw new UnsupportedOperationException("no decoder");
            }

            @Override
            public CharsetEncoder newEncoder() {
                throw new UnsupportedOperationException("no encoder");
            }
        };
        try (Survivors survivors = new Survivors()) {
            LaunchException refused = refused(survivors.mark(
                    Command.shell("sleep 20 & sleep 20").withStdout(Output.lines(withoutDecoder, line -> {}))));

            assertThat(refused.reason()).isEqualTo(Reason.OTHER);
            assertThat(refused).hasMessageContaining("no decoder").hasMessageContaining("sleep 20");
            survivors.assertNone();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"with\0nul", "lone \ud800 surrogate"})
    void refusesTextThatTheSystemCannotTake(String text) {
        Command command = Command.of("true");

        assertThatThrownBy(() -> Command.of("true", text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Command.of(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Command.shell(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> command.withVariable("NAME", text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> command.withVariable(text, "value")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> command.withEnvironment(Map.of("NAME", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("\0");
    }

    @Test
    void refusesVariablesWithoutAProperName() {
        Command command = Command.of("true");

        assertThatThrownBy(() -> command.withVariable("A=B", "c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A=B");
        assertThatThrownBy(() -> command.withVariable("", "c")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> command.withEnvironment(Map.of("=", "c")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesACommandWithoutAProgram() {
        assertThatThrownBy(() -> Command.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Command.of("")).isInstanceOf(IllegalArgumentException.class);
    }
}
