package org.paralleltasks.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex09PipeTest {
    @Test
    void messagesArriveOneByOneInBothDirectionsUntilTheOtherEndIsGone() throws Exception {
        Output output = JavaProgram.of(Ex09Pipe.class).withSpeed(20).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        List<String> messages = output.messages();
        assertThat(messages)
                .containsSubsequence(
                        "    the process received 'a'",
                        "    the process received 'b'",
                        "    the process received 'cd'",
                        "    the process received ''",
                        "    the process: the other end of the pipe is closed");
        assertThat(messages)
                .containsSubsequence(
                        "main received 1",
                        "main received 1",
                        "main received 2",
                        "main received 0",
                        "something more within a second: false",
                        "main received 'last words'",
                        "main: the other end of the pipe is closed");
    }
}
