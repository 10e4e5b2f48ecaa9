package org.paralleltasks.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the lesson says of {@link Future} and {@link ExecutorService} beside Python's, on a pool of one thread. */
@Tag("concurrency")
@Timeout(60)
class FutureBehaviourTest {
    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void endPool() throws Exception {
        release.countDown();
        pool.shutdownNow();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void cancellingARunningTaskSaysTrueAndItsBodyRunsOnToItsEnd() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Future<?> running = pool.submit(() -> {
            begun.countDown();
            release.await();
            ended.countDown();
            return "result";
        });
        begun.await();

        assertThat(running.cancel(false)).isTrue();
        assertThat(running.isDone()).isTrue();
        assertThatThrownBy(running::get).isInstanceOf(CancellationException.class);

        release.countDown();
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(running::get).isInstanceOf(CancellationException.class);
    }

    @Test
    void cancellingWithInterruptWakesATaskThatWaits() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Future<?> running = pool.submit(() -> {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        begun.await();

        assertThat(running.cancel(true)).isTrue();
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theInterruptOfACancelledTaskDoesNotReachTheNextOne() throws Exception {
        Future<?> deaf = pool.submit(() -> {
            begun.countDown();
            while (release.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        begun.await();
        deaf.cancel(true);
        release.countDown();

        assertThat(pool.submit(() -> Thread.currentThread().isInterrupted()).get())
                .isFalse();
    }

    @Test
    void cancellingAQueuedTaskTakesItBack() throws Exception {
        AtomicBoolean ran = new AtomicBoolean();
        Future<?> running = pool.submit(waitForRelease());
        Future<?> queued = pool.submit(() -> ran.set(true));

        assertThat(queued.cancel(false)).isTrue();
        assertThatThrownBy(queued::get).isInstanceOf(CancellationException.class);

        release.countDown();
        running.get();
        pool.submit(() -> {}).get(); // Behind it in the queue: its turn has passed.
        assertThat(ran).isFalse();
    }

    @Test
    void cancellingAFinishedTaskChangesNothing() throws Exception {
        Future<Integer> finished = pool.submit(() -> 42);
        finished.get();

        assertThat(finished.cancel(true)).isFalse();
        assertThat(finished.isCancelled()).isFalse();
        assertThat(finished.get()).isEqualTo(42);
    }

    @Test
    void cancellingTwiceSaysFalseTheSecondTime() throws Exception {
        Future<?> running = pool.submit(waitForRelease());

        assertThat(running.cancel(false)).isTrue();
        assertThat(running.cancel(false)).isFalse();
        assertThat(running.isCancelled()).isTrue();
    }

    @Test
    void cancellingACompletableFutureNeverInterrupts() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CompletableFuture<Void> future = CompletableFuture.runAsync(
                () -> {
                    begun.countDown();
                    try {
                        release.await();
                        interrupted.complete(false);
                    } catch (InterruptedException e) {
                        interrupted.complete(true);
                    }
                },
                pool);
        begun.await();

        assertThat(future.cancel(true)).isTrue();
        release.countDown();
        assertThat(interrupted.get(20, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void whatATaskThrowsIsTheCauseOfWhatGetThrows() {
        IllegalStateException thrown = new IllegalStateException("broken");
        Future<?> failing = pool.submit((Callable<?>) () -> {
            throw thrown;
        });

        assertThatThrownBy(failing::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isSameAs(thrown);
    }

    @Test
    void resultsKeepTheOrderOfTheTasksAndAFailureItsPlace() throws Exception {
        List<Callable<Integer>> tasks = List.of(
                () -> 1,
                () -> {
                    throw new IllegalStateException("broken");
                },
                () -> 3);

        List<Future<Integer>> futures = pool.invokeAll(tasks);

        assertThat(futures).allMatch(Future::isDone);
        assertThat(futures.get(0).get()).isEqualTo(1);
        assertThatThrownBy(() -> futures.get(1).get()).hasRootCauseMessage("broken");
        assertThat(futures.get(2).get()).isEqualTo(3);
    }

    @Test
    void aGetThatTimesOutLeavesTheTaskAlone() throws Exception {
        Future<String> running = pool.submit(() -> {
            release.await();
            return "result";
        });

        assertThatThrownBy(() -> running.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(running.isDone()).isFalse();

        release.countDown();
        assertThat(running.get()).isEqualTo("result");
    }

    @Test
    void aPoolThatIsShutDownTakesNothingNewAndFinishesItsQueue() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        Future<?> running = pool.submit(waitForRelease());
        Future<?> queued = pool.submit(ran::incrementAndGet);

        pool.shutdown();

        assertThatThrownBy(() -> pool.submit(() -> {})).isInstanceOf(RejectedExecutionException.class);
        release.countDown();
        running.get();
        queued.get();
        assertThat(ran).hasValue(1);
    }

    @Test
    void shutdownNowDropsTheQueueAndItsFuturesAreNeverDoneUnlessCancelled() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        CountDownLatch interrupted = new CountDownLatch(1);
        Future<?> running = pool.submit(() -> {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        begun.await();
        List<Future<?>> queued = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            queued.add(pool.submit(ran::incrementAndGet));
        }

        List<Runnable> dropped = pool.shutdownNow();

        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        running.get();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(dropped).hasSize(50);
        assertThat(ran).hasValue(0);
        assertThat(queued).as("whoever calls get() now waits for ever").noneMatch(Future::isDone);

        queued.forEach(f -> f.cancel(false));
        assertThat(queued).allMatch(Future::isDone);
    }

    private Callable<Void> waitForRelease() {
        return () -> {
            release.await();
            return null;
        };
    }
}
