package org.paralleltasks.timeline;

import java.io.IOException;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;
import org.paralleltasks.timeline.model.Run;

/**
 * A program that has run once with the recorder.
 *
 * @param output what it wrote
 * @param run what was recorded
 */
public record RecordedProgram(Output output, Run run) {
    /** Runs it to its end, records it, and reads the recordings. */
    public static RecordedProgram of(JavaProgram program) throws IOException, InterruptedException {
        try (TimelineRecorder recorder = new TimelineRecorder()) {
            JavaProgram recorded = program;
            for (String option : recorder.begin("test")) {
                recorded = recorded.withJvmOption(option);
            }
            Output output = recorded.run();
            recorder.end(output.exitCode());
            return new RecordedProgram(output, recorder.read().get(0));
        }
    }
}
