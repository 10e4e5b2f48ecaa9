package org.paralleltasks.multiprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

@Tag("concurrency")
class Ex10QueueTest {
    @Test
    void eachParcelIsTakenOnceAndABlockingQueueStaysBehind() throws Exception {
        Output output = JavaProgram.of(Ex10Queue.class).withSpeed(20).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        List<String> parcels = output.messages().stream()
                .filter(message -> message.contains(" took "))
                .map(message -> message.replaceAll(".* took ", ""))
                .sorted()
                .toList();
        assertThat(parcels)
                .containsExactly(
                        "parcel 1 of Producer-1",
                        "parcel 1 of Producer-2",
                        "parcel 2 of Producer-1",
                        "parcel 2 of Producer-2",
                        "parcel 3 of Producer-1",
                        "parcel 3 of Producer-2");
        assertThat(output.messages())
                .containsSubsequence("0 parcels left", "A BlockingQueue of main's holds [parcel of the thread]");
    }
}
