package org.paralleltasks.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;
import org.slf4j.LoggerFactory;

class CourseLoggingTest {
    static final class Speaker {
        public static void main(String[] args) {
            LoggerFactory.getLogger(Speaker.class).info("Sleeping {} s ...", 10);
            LoggerFactory.getLogger(Speaker.class).debug("not to be seen");
        }
    }

    @Test
    void writesTheDecksFormatToStdoutAndNothingElse() throws Exception {
        Output output = JavaProgram.of(Speaker.class).run();

        assertThat(output.out()).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d\\d\\d Sleeping 10 s \\.\\.\\.\\R");
        assertThat(output.err()).isEmpty();
    }
}
