package org.paralleltasks.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the lesson says of the JDK's own timers, so that it stays true on every JDK. */
@Tag("concurrency")
@Timeout(60)
class JdkTimersTest {
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);

    @AfterEach
    void shutDown() {
        executor.shutdownNow();
    }

    @Test
    void aCancelledTaskStaysInTheQueueUnlessThePolicySaysOtherwise() {
        Future<?> kept = executor.schedule(() -> {}, 1, TimeUnit.HOURS);
        assertThat(kept.cancel(false)).isTrue();
        assertThat(executor.getQueue()).hasSize(1);

        executor.setRemoveOnCancelPolicy(true);
        Future<?> removed = executor.schedule(() -> {}, 1, TimeUnit.HOURS);
        assertThat(removed.cancel(false)).isTrue();
        assertThat(executor.getQueue()).hasSize(1).doesNotContain((Runnable) removed);
    }

    @Test
    void shutdownLetsADelayedTaskRunAndShutdownNowDoesNot() throws Exception {
        Future<?> awaited = executor.schedule(() -> {}, 50, TimeUnit.MILLISECONDS);
        executor.shutdown();
        awaited.get();

        ScheduledThreadPoolExecutor other = new ScheduledThreadPoolExecutor(1);
        Future<?> dropped = other.schedule(() -> {}, 50, TimeUnit.MILLISECONDS);
        assertThat(other.shutdownNow()).hasSize(1);
        assertThat(other.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(dropped.isDone()).as("get() would wait for ever").isFalse();
    }

    @Test
    void cancelOfARunningTaskSaysTrueAndDoneWhileTheBodyStillRuns() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean over = new AtomicBoolean();
        Future<?> running = executor.schedule(
                () -> {
                    begun.countDown();
                    goOn.await();
                    over.set(true);
                    return null;
                },
                0,
                TimeUnit.MILLISECONDS);
        begun.await();

        assertThat(running.cancel(false)).isTrue();
        assertThat(running.isDone()).isTrue();
        assertThat(over).isFalse();

        goOn.countDown();
        executor.shutdown();
        assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(over).isTrue();
    }

    @Test
    void aTimersSlowTaskHoldsUpTheOthers() throws Exception {
        Timer timer = new Timer();
        try {
            CountDownLatch goOn = new CountDownLatch(1);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch second = new CountDownLatch(1);
            timer.schedule(
                    task(() -> {
                        begun.countDown();
                        awaitUninterrupted(goOn);
                    }),
                    0);
            timer.schedule(task(second::countDown), 0);
            begun.await();

            assertThat(second.await(50, TimeUnit.MILLISECONDS)).isFalse();
            goOn.countDown();
            assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            timer.cancel();
        }
    }

    private static TimerTask task(Runnable job) {
        return new TimerTask() {
            @Override
            public void run() {
                job.run();
            }
        };
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
