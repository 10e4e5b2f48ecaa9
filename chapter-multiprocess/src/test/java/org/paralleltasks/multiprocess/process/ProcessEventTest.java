package org.paralleltasks.multiprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("concurrency")
@Timeout(60)
class ProcessEventTest {
    @RegisterExtension
    final WorkersOfTest workers = new WorkersOfTest();

    @Test
    void isDownAtFirstAndUpUntilCleared() throws Exception {
        ProcessEvent event = new ProcessEvent();
        assertThat(event.isSet()).isFalse();
        assertThat(event.await(Duration.ZERO)).isFalse();
        long start = System.nanoTime();
        assertThat(event.await(Duration.ofMillis(200))).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(120));

        event.set();
        event.set();
        assertThat(event.isSet()).isTrue();
        event.await();
        event.clear();
        assertThat(event.await(Duration.ofMillis(-1))).isFalse();
    }

    /** Whoever goes on takes the flag down: it must not come up again behind their back, or one turn is lost. */
    @Test
    void twoEventsPassATurnToAndFro() throws Exception {
        ProcessEvent there = new ProcessEvent();
        ProcessEvent back = new ProcessEvent();
        int turns = 50_000;
        workers.start(() -> {
            for (int i = 0; i < turns; i++) {
                there.await();
                there.clear();
                back.set();
            }
        });

        for (int i = 0; i < turns; i++) {
            there.set();
            assertThat(back.await(Duration.ofSeconds(20))).as("turn " + i).isTrue();
            back.clear();
        }
        workers.joinAll();

        assertThat(there.isSet()).isFalse();
        assertThat(back.isSet()).isFalse();
    }

    @Test
    void setThenClearAtOnceReleasesAllWhoWaitedInThreadsAndProcesses() throws Exception {
        ProcessEvent event = new ProcessEvent();
        ProcessSemaphore up = ProcessSemaphore.counting(0);
        for (int i = 0; i < 2; i++) {
            workers.start(() -> {
                Thread second = new Thread(() -> await(event, up));
                second.start();
                await(event, up);
                second.join();
            });
        }
        Thread here = new Thread(() -> await(event, up));
        here.start();
        for (int i = 0; i < 5; i++) {
            up.acquire();
        }
        // The five have said that they will wait at once; this is when the last of them does so.
        Awaitility.await().until(() -> event.getNumberWaiting() == 5);

        event.set();
        event.clear();

        workers.joinAll();
        here.join();
    }

    private static void await(ProcessEvent event, ProcessSemaphore up) {
        try {
            up.release();
            event.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
