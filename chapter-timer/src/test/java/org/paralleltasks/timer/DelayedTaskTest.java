package org.paralleltasks.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("concurrency")
@Timeout(60)
class DelayedTaskTest {
    /** So long that a test which sees the job run has not waited for it. */
    private static final long AN_HOUR = TimeUnit.HOURS.toMillis(1);

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void callsTheJobOnceInItsOwnThread() throws Exception {
        List<Thread> ranIn = new ArrayList<>();
        DelayedTask task = new DelayedTask(1, () -> ranIn.add(Thread.currentThread()));

        task.start();
        task.join();

        assertThat(ranIn).containsExactly(task);
    }

    @Test
    void doesNotCallTheJobBeforeItsDelay() throws Exception {
        AtomicReference<Long> begunAt = new AtomicReference<>();
        DelayedTask task = new DelayedTask(200, () -> begunAt.set(System.nanoTime()));

        long startedAt = System.nanoTime();
        task.start();
        task.join();

        assertThat(begunAt.get() - startedAt).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
    }

    @Test
    void aDelayOfZeroFiresAtOnceAndTheLongestOneDoesNot() throws Exception {
        DelayedTask atOnce = new DelayedTask(0, runs::incrementAndGet);
        DelayedTask notInOurLifetime = new DelayedTask(Long.MAX_VALUE, runs::incrementAndGet);

        notInOurLifetime.start();
        awaitWaiting(notInOurLifetime);
        atOnce.start();
        atOnce.join();

        assertThat(runs).hasValue(1);
        assertThat(notInOurLifetime.isAlive()).isTrue();
        notInOurLifetime.cancel();
        notInOurLifetime.join();
        assertThat(runs).hasValue(1);
    }

    @Test
    void joinCoversTheJob() throws Exception {
        BlockedJob job = new BlockedJob();
        DelayedTask task = new DelayedTask(0, job);
        task.start();
        job.begun.await();
        Thread joiner = new Thread(() -> {
            try {
                task.join();
                assertThat(job.over).isTrue();
                runs.incrementAndGet();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        joiner.start();

        awaitWaiting(joiner);
        assertThat(runs).hasValue(0);
        job.goOn.countDown();
        joiner.join();

        assertThat(runs).hasValue(1);
    }

    @Test
    void eachTaskHasItsOwnArguments() throws Exception {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        DelayedTask ofFirst = new DelayedTask(1, () -> first.add("a"));
        DelayedTask ofSecond = new DelayedTask(1, () -> second.add("b"));

        ofFirst.start();
        ofSecond.start();
        ofFirst.join();
        ofSecond.join();

        assertThat(first).containsExactly("a");
        assertThat(second).containsExactly("b");
    }

    @Test
    void cancelledBeforeItsStartNeverCallsTheJob() throws Exception {
        DelayedTask task = new DelayedTask(AN_HOUR, runs::incrementAndGet);

        assertThat(task.cancel()).isTrue();
        task.start();
        task.join();

        assertThat(runs).hasValue(0);
    }

    @Test
    void cancelledBeforeItsStartNeverCallsAJobWithoutDelayEither() throws Exception {
        DelayedTask task = new DelayedTask(0, runs::incrementAndGet);

        assertThat(task.cancel()).isTrue();
        task.start();
        task.join();

        assertThat(runs).hasValue(0);
    }

    @Test
    void cancelledWhileItWaitsNeverCallsTheJobAndJoinReturns() throws Exception {
        DelayedTask task = new DelayedTask(AN_HOUR, runs::incrementAndGet);
        task.start();
        awaitWaiting(task);

        assertThat(task.cancel()).isTrue();
        task.join();

        assertThat(runs).hasValue(0);
    }

    @Test
    void cancelledWhileTheJobRunsItLeavesTheJobAlone() throws Exception {
        BlockedJob job = new BlockedJob();
        DelayedTask task = new DelayedTask(0, job);
        task.start();
        job.begun.await();

        assertThat(task.cancel()).isFalse();
        job.goOn.countDown();
        task.join();

        assertThat(job.over).isTrue();
    }

    @Test
    void theJobMayCancelItsOwnTaskInVain() throws Exception {
        AtomicReference<DelayedTask> itself = new AtomicReference<>();
        AtomicBoolean calledOff = new AtomicBoolean(true);
        itself.set(new DelayedTask(0, () -> calledOff.set(itself.get().cancel())));

        itself.get().start();
        itself.get().join();

        assertThat(calledOff).isFalse();
    }

    @Test
    void cancelledAfterTheJobHasNoEffect() throws Exception {
        DelayedTask task = new DelayedTask(0, runs::incrementAndGet);
        task.start();
        task.join();

        assertThat(task.cancel()).isFalse();
        assertThat(task.cancel()).isFalse();
        assertThat(runs).hasValue(1);
    }

    @Test
    void cancelledTwiceItSaysTrueTwice() {
        DelayedTask task = new DelayedTask(AN_HOUR, runs::incrementAndGet);

        assertThat(task.cancel()).isTrue();
        assertThat(task.cancel()).isTrue();
    }

    @Test
    void aCancelBetweenTheEndOfTheDelayAndTheDecisionWins() throws Exception {
        CountDownLatch delayIsOver = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        DelayedTask task = new DelayedTask(1, runs::incrementAndGet) {
            @Override
            void awaitDelayOrCancel() throws InterruptedException {
                super.awaitDelayOrCancel();
                delayIsOver.countDown();
                goOn.await();
            }
        };
        task.start();
        delayIsOver.await();

        assertThat(task.cancel()).isTrue();
        goOn.countDown();
        task.join();

        assertThat(runs).hasValue(0);
    }

    @Test
    void cancelSaysTrueExactlyWhenTheJobNeverRunsHoweverCloseTheRace() throws Exception {
        ExecutorService canceller = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < 500; round++) {
                AtomicInteger runsOfThisRound = new AtomicInteger();
                CyclicBarrier together = new CyclicBarrier(2);
                DelayedTask task = new DelayedTask(0, runsOfThisRound::incrementAndGet) {
                    @Override
                    void awaitDelayOrCancel() throws InterruptedException {
                        arrive(together);
                    }
                };
                task.start();
                Future<Boolean> cancel = canceller.submit(() -> {
                    arrive(together);
                    return task.cancel();
                });
                task.join();

                assertThat(runsOfThisRound).as("runs in round " + round).hasValue(cancel.get() ? 0 : 1);
            }
        } finally {
            canceller.shutdownNow();
        }
    }

    @Test
    void interruptedWhileItWaitsNeverCallsTheJob() throws Exception {
        DelayedTask task = new DelayedTask(AN_HOUR, runs::incrementAndGet);
        task.start();
        awaitWaiting(task);

        task.interrupt();
        task.join();

        assertThat(runs).hasValue(0);
        assertThat(task.cancel()).as("the job has not run and never will").isTrue();
    }

    @Test
    void interruptedBeforeItsStartNeverCallsTheJob() throws Exception {
        DelayedTask task = new DelayedTask(AN_HOUR, runs::incrementAndGet);

        task.interrupt();
        task.start();
        task.join();

        assertThat(runs).hasValue(0);
    }

    @Test
    void anInterruptReachesTheJobThatRuns() throws Exception {
        AtomicBoolean reached = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        DelayedTask task = new DelayedTask(0, () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                reached.set(true);
            }
        });
        task.start();
        begun.await();

        task.interrupt();
        task.join();

        assertThat(reached).isTrue();
        assertThat(task.cancel()).isFalse();
    }

    @Test
    void spuriousWakeUpsDoNotShortenTheDelay() throws Exception {
        DelayedTask task = new DelayedTask(AN_HOUR, runs::incrementAndGet);
        task.start();

        for (int i = 0; i < 100; i++) {
            awaitWaiting(task);
            LockSupport.unpark(task);
        }
        awaitWaiting(task);

        assertThat(runs).hasValue(0);
        task.cancel();
        task.join();
    }

    @Test
    void spuriousWakeUpsDoNotBeginTheDelayAnew() throws Exception {
        DelayedTask task = new DelayedTask(300, runs::incrementAndGet);
        task.start();

        // Each wake-up comes well before 300 ms are over: a wait that began anew each time would never end.
        await().pollInterval(10, TimeUnit.MILLISECONDS)
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    LockSupport.unpark(task);
                    return runs.get() == 1;
                });
        task.join();
    }

    @Test
    void aJobThatThrowsEndsItsOwnThreadOnlyAndIsReported() throws Exception {
        RuntimeException thrown = new IllegalStateException("the job failed");
        AtomicReference<Throwable> reported = new AtomicReference<>();
        DelayedTask failing = new DelayedTask(0, () -> {
            throw thrown;
        });
        failing.setUncaughtExceptionHandler((thread, e) -> reported.set(e));
        DelayedTask other = new DelayedTask(1, runs::incrementAndGet);

        other.start();
        failing.start();
        failing.join();
        other.join();

        assertThat(reported.get()).isSameAs(thrown);
        assertThat(failing.cancel()).isFalse();
        assertThat(runs).hasValue(1);
    }

    @Test
    void isStartedOnce() throws Exception {
        DelayedTask task = new DelayedTask(0, runs::incrementAndGet);
        task.start();
        task.join();

        assertThatThrownBy(task::start).isInstanceOf(IllegalThreadStateException.class);
        assertThat(runs).hasValue(1);
    }

    @Test
    @SuppressWarnings("DoNotCall") // The mistake is what is tested: start() written as run().
    void runCalledByHandDoesNotCallTheJobAgain() throws Exception {
        DelayedTask task = new DelayedTask(0, runs::incrementAndGet);
        task.start();
        task.join();

        task.run();

        assertThat(runs).hasValue(1);
    }

    @Test
    void isNamedAsPythonNamesIt() {
        String first = new DelayedTask(0, () -> {}).getName();
        String second = new DelayedTask(0, () -> {}).getName();

        assertThat(first).matches("Thread-[1-9]\\d*");
        assertThat(number(second)).isEqualTo(number(first) + 1);
    }

    @Test
    void refusesANegativeDelayAndNoJob() {
        assertThatThrownBy(() -> new DelayedTask(-1, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1 ms");
        assertThatThrownBy(() -> new DelayedTask(1, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("job");
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring("Thread-".length()));
    }

    private static void arrive(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await();
        } catch (java.util.concurrent.BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitWaiting(Thread thread) {
        await().pollInterval(1, TimeUnit.MILLISECONDS)
                .atMost(30, TimeUnit.SECONDS)
                .until(() ->
                        thread.getState() == Thread.State.TIMED_WAITING || thread.getState() == Thread.State.WAITING);
    }

    /** Begins, waits for the test, and is over unless an interrupt came. */
    private static final class BlockedJob implements Runnable {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        volatile boolean over;

        @Override
        public void run() {
            begun.countDown();
            try {
                goOn.await();
                over = true;
            } catch (InterruptedException e) {
                throw new AssertionError("cancel() must not interrupt the job", e);
            }
        }
    }
}
