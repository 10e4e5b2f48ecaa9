package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

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

    @Test
    void aDescriptionIsNotChangedByItsCopies() throws Exception {
        Command command = Command.shell("echo \"[$X]\"");
        Command changed = command.withVariable("X", "1").withStderr(Output.discarded());

        assertThat(command.run().stdout().text()).isEqualTo("[]\n");
        assertThat(changed.run().stdout().text()).isEqualTo("[1]\n");
    }
}
