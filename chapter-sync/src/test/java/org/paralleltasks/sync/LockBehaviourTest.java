package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the lesson says of the JDK's own locks, conditions, semaphores and barriers, so that it stays true on every JDK. */
@Tag("concurrency")
@Timeout(60)
class LockBehaviourTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ReentrantLock lock = new ReentrantLock();

    @Test
    void noneOfFiveContendersPassesBeforeTheReleaseAndAllDoAfterIt() throws Exception {
        AtomicInteger passed = new AtomicInteger();
        List<Running<Integer>> contenders = new ArrayList<>();
        lock.lock();
        try {
            for (int i = 1; i <= 5; i++) {
                contenders.add(new Running<>(() -> {
                    lock.lockInterruptibly();
                    try {
                        return passed.incrementAndGet();
                    } finally {
                        lock.unlock();
                    }
                }));
            }
            await().atMost(SOON).until(() -> lock.getQueueLength() == 5);
            assertThat(passed).hasValue(0);
        } finally {
            lock.unlock();
        }

        for (Running<Integer> contender : contenders) {
            contender.result();
        }
        assertThat(passed).hasValue(5);
    }

    @Test
    void aHeldLockRefusesATryAtOnceAndALimitedOneWhenItsTimeIsUp() throws Exception {
        lock.lock();
        Running<Boolean> atOnce = new Running<>(lock::tryLock);
        Running<Boolean> limited = new Running<>(() -> lock.tryLock(500, TimeUnit.MILLISECONDS));

        assertThat(atOnce.result()).isFalse();
        assertThat(limited.result()).isFalse();
        assertThat(limited.millis()).isBetween(300L, 5_000L);

        lock.unlock();
        assertThat(lock.tryLock(1, TimeUnit.DAYS)).as("usable after it").isTrue();
    }

    @Test
    void theOwnerMayLockAgainAndUnlocksAsOften() throws Exception {
        lock.lock();
        lock.lock();
        lock.unlock();
        assertThat(new Running<>(lock::tryLock).result())
                .as("free after one of two unlocks")
                .isFalse();
        lock.unlock();
        assertThat(new Running<>(lock::tryLock).result()).isTrue();
    }

    @Test
    void onlyTheOwnerMayUnlock() throws Exception {
        assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class);
        lock.lock();
        Running<Void> other = new Running<>(() -> {
            lock.unlock();
            return null;
        });

        assertThatThrownBy(other::result).hasCauseInstanceOf(IllegalMonitorStateException.class);
        assertThat(lock.isHeldByCurrentThread()).isTrue();
    }

    @Test
    @SuppressWarnings("WaitNotInLoop") // None of these waits.
    void waitingOrSignallingWithoutTheLockIsAnError() {
        Condition condition = lock.newCondition();
        Object monitor = new Object();

        assertThatThrownBy(condition::await).isInstanceOf(IllegalMonitorStateException.class);
        assertThatThrownBy(condition::signal).isInstanceOf(IllegalMonitorStateException.class);
        assertThatThrownBy(condition::signalAll).isInstanceOf(IllegalMonitorStateException.class);
        assertThatThrownBy(monitor::wait).isInstanceOf(IllegalMonitorStateException.class);
        assertThatThrownBy(monitor::notifyAll).isInstanceOf(IllegalMonitorStateException.class);
    }

    @Test
    void theWaitAndNotifyOfAConditionAreNotItsOwn() {
        Condition condition = lock.newCondition();
        lock.lock();

        assertThatThrownBy(condition::wait).isInstanceOf(IllegalMonitorStateException.class);
        assertThatThrownBy(condition::notifyAll).isInstanceOf(IllegalMonitorStateException.class);
    }

    @Test
    @SuppressWarnings("WaitNotInLoop") // Nobody signals: the time-out is what is tested.
    void aConditionWaitsNoTimeOrItsTimeAndSaysThatItWasUp() throws Exception {
        Condition condition = lock.newCondition();
        lock.lock();
        assertThat(condition.await(0, TimeUnit.SECONDS)).isFalse();
        long start = System.nanoTime();
        assertThat(condition.await(300, TimeUnit.MILLISECONDS)).isFalse();

        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(180L, 3_000L);
        assertThat(lock.isHeldByCurrentThread()).as("the lock is taken again").isTrue();
    }

    @Test
    @SuppressWarnings("WaitNotInLoop") // It is to wait once.
    void aMonitorsWaitOf0HasNoLimit() throws Exception {
        Object monitor = new Object();
        Running<Void> waiter = new Running<>(() -> {
            synchronized (monitor) {
                monitor.wait(0);
            }
            return null;
        });
        // A wait with a limit would be TIMED_WAITING.
        await().atMost(SOON).until(() -> waiter.thread.getState() == Thread.State.WAITING);
        synchronized (monitor) {
            monitor.notifyAll();
        }
        waiter.result();
    }

    @Test
    void aSemaphoreHoldsTheNextOneUntilThereIsAPermit() throws Exception {
        Semaphore semaphore = new Semaphore(2);
        semaphore.acquire(2);
        List<Running<Void>> waiters = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            waiters.add(new Running<>(() -> {
                semaphore.acquire();
                return null;
            }));
        }
        await().atMost(SOON).until(() -> semaphore.getQueueLength() == 3);

        semaphore.release(2);
        await().atMost(SOON).until(() -> semaphore.getQueueLength() == 1);
        semaphore.release();
        for (Running<Void> waiter : waiters) {
            waiter.result();
        }
    }

    @Test
    void aSemaphoreTakesReleasesBeyondItsFirstNumberAndANegativeFirstNumber() {
        Semaphore semaphore = new Semaphore(1);
        semaphore.release();
        assertThat(semaphore.availablePermits()).isEqualTo(2);

        Semaphore inDebt = new Semaphore(-1);
        assertThat(inDebt.tryAcquire()).isFalse();
        inDebt.release(2);
        assertThat(inDebt.tryAcquire()).isTrue();
    }

    @Test
    void aBarrierHoldsAllUntilTheLastIsThereRunsItsActionOnceAndWorksAgain() throws Exception {
        AtomicInteger actions = new AtomicInteger();
        CyclicBarrier barrier = new CyclicBarrier(3, actions::incrementAndGet);
        for (int lap = 1; lap <= 2; lap++) {
            Running<Integer> first = new Running<>(barrier::await);
            Running<Integer> second = new Running<>(barrier::await);
            await().atMost(SOON).until(() -> barrier.getNumberWaiting() == 2);
            assertThat(actions).hasValue(lap - 1);

            barrier.await();
            first.result();
            second.result();
            assertThat(actions).hasValue(lap);
        }
    }

    @Test
    void oneWhoGivesUpBreaksTheBarrierForAll() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(3);
        Running<Integer> patient = new Running<>(barrier::await);
        await().atMost(SOON).until(() -> barrier.getNumberWaiting() == 1);
        Running<Integer> impatient = new Running<>(() -> barrier.await(50, TimeUnit.MILLISECONDS));

        assertThatThrownBy(impatient::result).hasCauseInstanceOf(TimeoutException.class);
        assertThatThrownBy(patient::result).hasCauseInstanceOf(BrokenBarrierException.class);
        assertThatThrownBy(barrier::await).as("who comes later").isInstanceOf(BrokenBarrierException.class);
    }
}
