package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paralleltasks.subprocess.command.OutputException.Reason;

/** What no program can be made to do at a given moment: to run out of memory in the midst of an output. */
@Timeout(60)
class StreamPumpTest {
    private record Failure(Reason reason, Throwable cause) {}

    private static List<Failure> failuresOf(InputStream pipe, OutputSink sink) {
        List<Failure> failures = new CopyOnWriteArrayList<>();
        StreamPump pump =
                new StreamPump("pump", pipe, sink, (reason, cause) -> failures.add(new Failure(reason, cause)));
        pump.start();
        pump.stopSoon();
        pump.awaitEnd();
        return failures;
    }

    @Test
    void anErrorInTheMidstOfAnOutputIsNotTakenForItsEnd() {
        OutOfMemoryError error = new OutOfMemoryError("for a test");
        InputStream pipe = new InputStream() {
            @Override
            public int available() {
                return 1;
            }

            @Override
            public int read() {
                throw error;
            }
        };

        assertThat(failuresOf(pipe, new CaptureSink(10))).containsExactly(new Failure(Reason.NOT_STORED, error));
    }

    @Test
    void wantOfMemoryIsNotTheFailureOfAConsumer() {
        OutOfMemoryError error = new OutOfMemoryError("for a test");
        OutputSink sink = (buffer, length) -> {
            throw error;
        };

        assertThat(failuresOf(new ByteArrayInputStream(new byte[1]), sink))
                .containsExactly(new Failure(Reason.NOT_STORED, error));
    }
}
