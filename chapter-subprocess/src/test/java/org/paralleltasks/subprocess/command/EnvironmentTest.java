package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    @Test
    void anEmptyEnvironmentIsEmpty() throws Exception {
        assertThat(Command.of("/usr/bin/env")
                        .withEnvironment(Map.of())
                        .run()
                        .stdout()
                        .lines())
                .isEmpty();
    }

    @Test
    void aReplacedEnvironmentHasTheGivenVariablesAndNoOthers() throws Exception {
        Map<String, String> variables = new TreeMap<>(Map.of("A", "1", "B", "", "été", "é"));
        Command command = Command.of("/usr/bin/env").withEnvironment(variables);
        variables.clear();

        assertThat(command.run().stdout().lines()).containsExactlyInAnyOrder("A=1", "B=", "été=é");
        assertThat(command.withVariable("A", "2").run().stdout().lines())
                .containsExactlyInAnyOrder("A=2", "B=", "été=é");
    }

    @Test
    void anAddedVariableComesToTheInheritedOnes() throws Exception {
        List<String> variables = Command.of("/usr/bin/env")
                .withVariable("ADDED", "=x=y")
                .run()
                .stdout()
                .lines();

        assertThat(variables).contains("ADDED==x=y", "PATH=" + System.getenv("PATH"));
    }

    /** The programs that come before a command's own get another locale than the command. */
    @ParameterizedTest
    @ValueSource(strings = {"fr_FR.UTF-8", "C", "", "-x = y"})
    void aCommandGetsItsLocaleAsItWasGiven(String locale) throws Exception {
        Command command = Command.of("/usr/bin/env");

        assertThat(linesOfLocale(command)).containsExactlyElementsOf(localeOfThisJvm());
        assertThat(linesOfLocale(command.withVariable("LC_ALL", locale))).containsExactly("LC_ALL=" + locale);
        assertThat(command.withEnvironment(Map.of("LC_ALL", locale))
                        .run()
                        .stdout()
                        .lines())
                .containsExactly("LC_ALL=" + locale);
    }

    private static List<String> linesOfLocale(Command env) throws Exception {
        return env.run().check().stdout().lines().stream()
                .filter(line -> line.startsWith("LC_ALL"))
                .toList();
    }

    private static List<String> localeOfThisJvm() {
        return Stream.ofNullable(System.getenv("LC_ALL"))
                .map(locale -> "LC_ALL=" + locale)
                .toList();
    }

    @Test
    void aDescriptionIsNotChangedByItsCopies() throws Exception {
        Command command = Command.shell("echo \"[$X]\"");
        Command changed = command.withVariable("X", "1").withStderr(Output.discarded());

        assertThat(command.run().stdout().text()).isEqualTo("[]\n");
        assertThat(changed.run().stdout().text()).isEqualTo("[1]\n");
    }
}
