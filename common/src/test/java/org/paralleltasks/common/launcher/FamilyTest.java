package org.paralleltasks.common.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("concurrency")
class FamilyTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Family family = new Family();
    private Process process;

    @AfterEach
    void endProcess() {
        process.destroyForcibly();
    }

    @Test
    void aProcessThatIsAboutToEndIsNotLeft() throws Exception {
        start("sleep 1");

        assertThat(family.membersAfter(process.toHandle(), LONG)).isEmpty();
    }

    @Test
    void aProcessThatStaysIsLeft() throws Exception {
        start("sleep 300");

        assertThat(family.membersAfter(process.toHandle(), Duration.ofMillis(50)))
                .contains(process.toHandle());
    }

    @Test
    void anInterruptDoesNotKeepItFromEndingWhatIgnoresSigterm() throws Exception {
        start("trap '' TERM; echo ready; while :; do sleep 300; done");
        assertThat(process.inputReader().readLine()).isEqualTo("ready");

        Thread.currentThread().interrupt();
        family.end(process.toHandle(), Duration.ofMillis(200));

        assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        assertThat(process.waitFor()).isEqualTo(128 + 9);
    }

    @Test
    void aCommandOfSeveralLinesIsDescribedOnOne() throws Exception {
        start(": one\n: two\nsleep 300");

        assertThat(Family.describe(process.toHandle()))
                .startsWith("pid " + process.pid() + ": ")
                .hasLineCount(1);
    }

    private void start(String script) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script);
        builder.environment().put(Family.MARK, family.id());
        process = builder.start();
    }
}
