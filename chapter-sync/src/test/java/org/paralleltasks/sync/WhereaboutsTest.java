package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("concurrency")
@Timeout(60)
class WhereaboutsTest {
    @Test
    void namesTheLockItsOwnerAndTheLine() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        Thread owner = new Thread(lock::lock, "owner");
        owner.start();
        owner.join();
        Thread waiter = start(() -> {
            try {
                lock.lockInterruptibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(Whereabouts.joinOrInterrupt(List.of(waiter)))
                .singleElement()
                .asString()
                .matches("'waiter' waits at"
                        + " WhereaboutsTest\\.java:\\d+ for ReentrantLock held by 'owner', which has ended");
        assertThat(waiter.isAlive()).isFalse();
    }

    @Test
    void callsAMonitorByTheNameThatItIsGiven() throws Exception {
        Object monitor = new Object() {
            @Override
            public String toString() {
                return "the till";
            }
        };
        Thread waiter;
        synchronized (monitor) {
            waiter = start(() -> {
                synchronized (monitor) {
                    LockSupport.parkNanos(1);
                }
            });
            Whereabouts.awaitWaiting(waiter);
            assertThat(Whereabouts.of(waiter, "another", monitor))
                    .matches("'waiter' waits at WhereaboutsTest\\.java:\\d+ for the till held by '"
                            + Thread.currentThread().getName() + "'");
        }
        waiter.join();
        assertThat(Whereabouts.of(waiter)).isEqualTo("'waiter' has ended");
    }

    @Test
    void aThreadThatEndsNeverWaits() throws Exception {
        Thread ended = start(() -> {});
        ended.join();

        assertThatThrownBy(() -> Whereabouts.awaitWaiting(ended))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("was to wait: 'waiter' has ended");
    }

    @Test
    void whoEndsInTimeIsNotInterrupted() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        boolean[] interrupted = {false};
        Thread thread = start(() -> {
            go.countDown();
            LockSupport.parkNanos(100_000_000);
            interrupted[0] = Thread.interrupted();
        });
        go.await();

        assertThat(Whereabouts.joinOrInterrupt(List.of(thread))).isEmpty();
        assertThat(interrupted[0]).isFalse();
    }

    private static Thread start(Runnable task) {
        Thread thread = new Thread(task, "waiter");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
