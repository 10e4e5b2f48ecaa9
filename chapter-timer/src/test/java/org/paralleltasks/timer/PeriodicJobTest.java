package org.paralleltasks.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("concurrency")
class PeriodicJobTest {
    private static final long AN_HOUR = TimeUnit.HOURS.toMillis(1);
    private static final long A_MINUTE = TimeUnit.MINUTES.toMillis(1);

    @Test
    void comparesEachRunWithItsOwnPlannedTime() throws Exception {
        PeriodicJob job = new PeriodicJob(AN_HOUR, 0);

        job.run();
        job.run();
        job.run();

        assertThat(job.nextLateness()).as("planned at once").isBetween(0L, A_MINUTE);
        assertThat(job.nextLateness()).as("an hour too early").isBetween(-AN_HOUR, -AN_HOUR + A_MINUTE);
        assertThat(job.nextLateness()).as("two hours too early").isBetween(-2 * AN_HOUR, -2 * AN_HOUR + A_MINUTE);
    }

    @Test
    void anInterruptEndsTheRunAndIsKept() {
        PeriodicJob job = new PeriodicJob(AN_HOUR, AN_HOUR);

        Thread.currentThread().interrupt();
        job.run();

        assertThat(Thread.interrupted()).isTrue();
    }
}
