package org.paralleltasks.multiprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("concurrency")
@Timeout(60)
class ProcessLockTest {
    @RegisterExtension
    final WorkersOfTest workers = new WorkersOfTest();

    private static void inAnotherThread(Runnable code) throws Exception {
        CompletableFuture.runAsync(code, task -> new Thread(task).start()).get(30, TimeUnit.SECONDS);
    }

    @Test
    void excludesTheThreadsOfOtherProcesses(@TempDir Path folder) throws Exception {
        ProcessLock lock = new ProcessLock();
        Path file = Files.writeString(folder.resolve("count"), "0");
        String name = file.toString();
        int times = 400;
        for (int i = 0; i < 3; i++) {
            workers.start(() -> count(lock, name, times));
        }
        count(lock, name, times);
        workers.joinAll();

        assertThat(Files.readString(file)).isEqualTo(String.valueOf(4 * times));
    }

    /** Reads a number and writes it back, one higher: a race as soon as two do it at the same time. */
    private static void count(ProcessLock lock, String file, int times) throws Exception {
        try (RandomAccessFile counter = new RandomAccessFile(file, "rw")) {
            for (int i = 0; i < times; i++) {
                lock.lock();
                try {
                    counter.seek(0);
                    int value = Integer.parseInt(counter.readLine());
                    counter.seek(0);
                    counter.writeBytes(Integer.toString(value + 1));
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    @Test
    void isOwnedByItsThread() throws Exception {
        ProcessLock lock = new ProcessLock();
        assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(lock::unlock);

        lock.lock();
        assertThat(lock.isHeldByCurrentThread()).isTrue();
        assertThat(lock.tryLock()).isFalse();
        assertThatExceptionOfType(IllegalMonitorStateException.class)
                .isThrownBy(lock::lock)
                .withMessageContaining("re-entrant");
        inAnotherThread(() -> {
            assertThat(lock.tryLock()).isFalse();
            assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(lock::unlock);
        });
        lock.unlock();
        inAnotherThread(() -> {
            assertThat(lock.tryLock()).isTrue();
            lock.unlock();
        });
    }

    @Test
    void aReentrantOneIsReleasedAsOftenAsItWasTaken() throws Exception {
        ProcessLock lock = ProcessLock.reentrant();
        lock.lock();
        lock.lock();
        assertThat(lock.tryLock()).isTrue();

        lock.unlock();
        lock.unlock();
        inAnotherThread(() -> assertThat(lock.tryLock()).isFalse());
        lock.unlock();
        inAnotherThread(() -> {
            assertThat(lock.tryLock()).isTrue();
            lock.unlock();
        });
        assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(lock::unlock);
    }

    @Test
    void aWaitEndsInTimeAndTheLockStaysUsable() throws Exception {
        ProcessLock lock = new ProcessLock();
        lock.lock();
        inAnotherThread(() -> {
            try {
                long start = System.nanoTime();
                assertThat(lock.tryLock(Duration.ofMillis(-1))).isFalse();
                assertThat(lock.tryLock(Duration.ofMillis(300))).isFalse();
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isBetween(Duration.ofMillis(180), Duration.ofSeconds(3));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        lock.unlock();

        assertThat(lock.tryLock(Duration.ZERO)).isTrue();
        lock.unlock();
    }

    @Test
    void aWaitHeedsInterruptsWhereItSaysSo() throws Exception {
        ProcessLock lock = new ProcessLock();
        lock.lock();
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        Thread patient = new Thread(() -> {
            lock.lock();
            stillInterrupted.set(Thread.currentThread().isInterrupted());
            lock.unlock();
        });
        Thread impatient = new Thread(() -> {
            try {
                lock.lockInterruptibly();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        patient.start();
        impatient.start();

        patient.interrupt();
        impatient.interrupt();
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(patient.isAlive()).isTrue();
        lock.unlock();
        patient.join(30_000);
        assertThat(patient.isAlive()).isFalse();
        assertThat(stillInterrupted).isTrue();
    }

    @Test
    void theNextOwnerLearnsThatThePreviousOneDied() throws Exception {
        ProcessLock lock = new ProcessLock();
        WorkerProcess holder = workers.start(() -> {
            lock.lock();
            Thread.sleep(600_000);
        });
        Awaitility.await().until(() -> lock.toString().contains("[locked]"));
        CompletableFuture<Long> waiter = CompletableFuture.supplyAsync(() -> {
            lock.lock();
            long now = System.nanoTime();
            assertThat(lock.previousOwnerDied()).isTrue();
            lock.unlock();
            return now;
        });

        long killed = System.nanoTime();
        holder.kill();
        long taken = waiter.get(30, TimeUnit.SECONDS);

        // The aim is 50 ms; ten times that on a busy machine.
        assertThat(Duration.ofNanos(taken - killed)).isLessThan(Duration.ofMillis(500));
        lock.lock();
        assertThat(lock.previousOwnerDied()).isFalse();
        lock.unlock();
    }

    @Test
    void aWorkerThatExitsWithTheLockFreesItToo() throws Exception {
        ProcessLock lock = ProcessLock.reentrant();
        workers.start(() -> {
                    lock.lock();
                    lock.lock();
                })
                .join();

        assertThat(lock.tryLock()).isTrue();
        assertThat(lock.previousOwnerDied()).isTrue();
        lock.unlock();
        assertThat(lock.toString()).contains("unlocked");
    }

    @Test
    void isHandedOverAtTheStartOnlyAndUnusableOnceClosed() throws Exception {
        ProcessLock lock = new ProcessLock();
        try (ProcessQueue<Object> queue = new ProcessQueue<>()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> queue.put(lock))
                    .withMessageContaining("handed to a process when that is started");
            assertThat(queue.size()).isZero();
        }
        lock.close();
        lock.close();

        assertThatIllegalStateException().isThrownBy(lock::lock).withMessage("this ProcessLock is closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> new WorkerProcess(() -> lock.lock()).start())
                .withMessage("this ProcessLock is closed");
    }

    @Test
    void anOwnerThatClosesTheLockLeavesItToTheOthers() throws Exception {
        ProcessLock lock = ProcessLock.reentrant();
        ProcessEvent closed = new ProcessEvent();
        workers.start(() -> {
            lock.lock();
            lock.lock();
            lock.close();
            closed.set();
            Thread.sleep(600_000);
        });
        assertThat(closed.await(Duration.ofSeconds(30))).isTrue();

        assertThat(lock.tryLock(Duration.ofSeconds(10))).isTrue();
        assertThat(lock.previousOwnerDied()).isTrue();
        lock.unlock();
        lock.close();
        closed.close();
    }

    @Test
    void anOwnerKeepsALockThatAnotherThreadClosesUntilItUnlocks() throws Exception {
        ProcessLock lock = new ProcessLock();
        ProcessEvent closed = new ProcessEvent();
        ProcessEvent end = new ProcessEvent();
        WorkerProcess owner = workers.start(() -> {
            lock.lock();
            Thread closing = new Thread(lock::close);
            closing.start();
            closing.join();
            closed.set();
            end.await();
            assertThat(lock.isHeldByCurrentThread()).isTrue();
            lock.unlock();
            assertThatIllegalStateException().isThrownBy(lock::lock).withMessage("this ProcessLock is closed");
            assertThatIllegalStateException().isThrownBy(lock::unlock).withMessage("this ProcessLock is closed");
        });
        assertThat(closed.await(Duration.ofSeconds(30))).isTrue();
        assertThat(lock.tryLock(Duration.ofMillis(100))).isFalse();

        end.set();

        assertThat(lock.tryLock(Duration.ofSeconds(10))).isTrue();
        assertThat(lock.previousOwnerDied()).isFalse();
        lock.unlock();
        owner.join();
        assertThat(owner.exitCode()).hasValue(0);
        lock.close();
        closed.close();
        end.close();
    }

    @Test
    void manyCanBeMadeOneAfterTheOther() {
        for (int i = 0; i < 20_000; i++) {
            try (ProcessLock lock = new ProcessLock()) {
                lock.lock();
                lock.unlock();
            }
        }
    }
}
