package org.paralleltasks.multiprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("concurrency")
@Timeout(60)
@SuppressWarnings("WaitNotInLoop") // Each wait is to be looked at by itself.
class ProcessConditionTest {
    @RegisterExtension
    final WorkersOfTest workers = new WorkersOfTest();

    private final ProcessLock lock = ProcessLock.reentrant();
    private final ProcessCondition condition = lock.newCondition();

    @Test
    void needsItsLock() {
        assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(condition::await);
        assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(condition::signal);
        assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(condition::signalAll);
    }

    @Test
    void aWaitWithoutASignalEndsInTimeWithTheLockHeldAsBefore() throws Exception {
        lock.lock();
        lock.lock();
        long start = System.nanoTime();
        assertThat(condition.await(Duration.ZERO)).isFalse();
        assertThat(condition.awaitNanos(0)).isLessThanOrEqualTo(0);
        assertThat(condition.await(200, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(120), Duration.ofSeconds(2));

        lock.unlock();
        assertThat(lock.isHeldByCurrentThread()).isTrue();
        lock.unlock();
        assertThat(lock.isHeldByCurrentThread()).isFalse();
    }

    @Test
    void signalWakesAsManyAsItSaysAndSignalAllTheRestInThreadsAndProcesses() throws Exception {
        ProcessLock lock = this.lock;
        ProcessCondition condition = this.condition;
        ProcessSemaphore waiting = ProcessSemaphore.counting(0);
        ProcessSemaphore woken = ProcessSemaphore.counting(0);
        for (int i = 0; i < 2; i++) {
            workers.start(() -> {
                Thread second = new Thread(() -> waitOnce(lock, condition, waiting, woken));
                second.start();
                waitOnce(lock, condition, waiting, woken);
                second.join();
            });
        }
        Thread here = new Thread(() -> waitOnce(lock, condition, waiting, woken));
        here.start();
        for (int i = 0; i < 5; i++) {
            waiting.acquire();
        }

        signal(2);
        woken.acquire();
        woken.acquire();
        assertThat(woken.tryAcquire(Duration.ofMillis(200))).isFalse();
        lock.lock();
        condition.signalAll();
        lock.unlock();
        for (int i = 0; i < 3; i++) {
            woken.acquire();
        }
        workers.joinAll();
        here.join();
    }

    private void signal(int count) {
        lock.lock();
        try {
            condition.signal(count);
        } finally {
            lock.unlock();
        }
    }

    private static void waitOnce(
            ProcessLock lock, ProcessCondition condition, ProcessSemaphore waiting, ProcessSemaphore woken) {
        lock.lock();
        try {
            waiting.release();
            condition.await();
            woken.release();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            lock.unlock();
        }
    }

    @Test
    void waitsForAPredicateWithOneTotalTime() throws Exception {
        ProcessLock lock = this.lock;
        ProcessCondition condition = this.condition;
        ProcessEvent done = new ProcessEvent();
        workers.start(() -> {
            // Signals for nothing: were the time counted anew after each, it would never end.
            while (!done.isSet()) {
                lock.lock();
                condition.signalAll();
                lock.unlock();
                Thread.sleep(20);
            }
        });
        lock.lock();
        long start = System.nanoTime();
        assertThat(condition.awaitUntil(() -> false, Duration.ofMillis(500))).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
        int[] looks = {0};
        assertThat(condition.awaitUntil(() -> ++looks[0] == 3, Duration.ofSeconds(30)))
                .isTrue();
        lock.unlock();
        done.set();
        workers.joinAll();
    }

    @Test
    void aKilledWaiterDoesNotSwallowTheSignal() throws Exception {
        ProcessLock lock = this.lock;
        ProcessCondition condition = this.condition;
        ProcessSemaphore waiting = ProcessSemaphore.counting(0);
        ProcessSemaphore woken = ProcessSemaphore.counting(0);
        WorkerProcess first = workers.start(() -> waitOnce(lock, condition, waiting, woken));
        waiting.acquire();
        Thread second = new Thread(() -> waitOnce(lock, condition, waiting, woken));
        second.start();
        waiting.acquire();
        lock.lock(); // Whoever said that it waits has the lock until it does.
        try {
            new ProcessBuilder("kill", "-STOP", Long.toString(first.pid()))
                    .start()
                    .waitFor();
            Path status = Path.of("/proc", Long.toString(first.pid()), "stat");
            Awaitility.await().until(() -> Files.readString(status).contains(") T "));
            condition.signal();
        } finally {
            lock.unlock();
        }
        assertThat(woken.tryAcquire(Duration.ofMillis(100))).isFalse();

        first.kill();

        assertThat(woken.tryAcquire(Duration.ofSeconds(30))).isTrue();
        second.join();
    }

    @Test
    void aWaitUntilBeforeAllTimeEndsAtOnce() throws Exception {
        lock.lock();
        try {
            assertThat(condition.awaitUntil(new Date(Long.MIN_VALUE))).isFalse();
        } finally {
            lock.unlock();
        }
    }

    @Test
    void aWaitDoesNotHideThatThePreviousOwnerDied() throws Exception {
        ProcessLock abandoned = new ProcessLock();
        ProcessCondition ofAbandoned = abandoned.newCondition();
        workers.start(abandoned::lock).join();
        abandoned.lock();

        assertThat(ofAbandoned.await(Duration.ofMillis(10))).isFalse();
        assertThat(abandoned.previousOwnerDied()).isTrue();
        abandoned.unlock();
        abandoned.lock();
        assertThat(abandoned.previousOwnerDied()).isFalse();
        abandoned.unlock();
    }
}
