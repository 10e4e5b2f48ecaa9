package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Python's threading.Event promises, asked of ours. */
@Tag("concurrency")
@Timeout(60)
class EventTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Event event = new Event();

    @Test
    void isUpAfterSetAndDownAfterClearHoweverOften() {
        assertThat(event.isSet()).isFalse();
        assertThat(event).hasToString("Event[clear]");
        event.set();
        event.set();
        assertThat(event.isSet()).isTrue();
        assertThat(event).hasToString("Event[set]");
        event.clear();
        event.clear();
        assertThat(event.isSet()).isFalse();
    }

    @Test
    void whileItIsUpNobodyWaits() throws Exception {
        event.set();

        event.await();
        assertThat(event.await(0, TimeUnit.SECONDS)).isTrue();
        assertThat(event.await(-1, TimeUnit.SECONDS)).isTrue();
        assertThat(event.await(1, TimeUnit.DAYS)).isTrue();
    }

    @Test
    void whileItIsDownNobodyPasses() throws Exception {
        for (long none : new long[] {0, -1, Long.MIN_VALUE}) {
            assertThat(event.await(none, TimeUnit.SECONDS)).isFalse();
        }
        long start = System.nanoTime();
        assertThat(event.await(500, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(300L, 5_000L);
    }

    @Test
    void afterAClearOneWaitsAgain() throws Exception {
        event.set();
        event.clear();

        assertThat(event.await(0, TimeUnit.SECONDS)).isFalse();
        Waiter waiter = waiter(forEver());
        event.set();
        assertThat(waiter.passed()).isTrue();
    }

    @Test
    void setReleasesAllWhoWait() throws Exception {
        List<Waiter> waiters = fiveWaiters();
        event.set();

        for (Waiter waiter : waiters) {
            assertThat(waiter.passed()).isTrue();
        }
        assertThat(event.isSet()).isTrue();
    }

    @Test
    void setAndAtOnceClearReleasesAllWhoWaited() throws Exception {
        List<Waiter> waiters = fiveWaiters();
        event.set();
        event.clear();

        for (Waiter waiter : waiters) {
            assertThat(waiter.passed()).isTrue();
        }
        assertThat(event.isSet()).isFalse();
    }

    @Test
    void setAndClearReleasesAllEvenIfNoneCanRunBetweenThem() throws Exception {
        // While this thread holds the event's lock, no waiter can look at the flag.
        List<Waiter> waiters = fiveWaiters();
        event.lock.lock();
        try {
            event.set();
            event.clear();
        } finally {
            event.lock.unlock();
        }

        for (Waiter waiter : waiters) {
            assertThat(waiter.passed()).isTrue();
        }
    }

    @Test
    void itReArms() throws Exception {
        for (int race = 1; race <= 20; race++) {
            List<Waiter> waiters = fiveWaiters();
            event.set();
            event.clear();
            for (Waiter waiter : waiters) {
                assertThat(waiter.passed()).as("race " + race).isTrue();
            }
            assertThat(event.await(0, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void whoIsWokenWithoutASetGoesOnWaitingAndItsTimeIsNotStartedAnew() throws Exception {
        FutureTask<Boolean> waiting = new FutureTask<>(() -> event.await(500, TimeUnit.MILLISECONDS));
        Thread thread = new Thread(waiting, "waiter");
        thread.start();
        long start = System.nanoTime();
        while (thread.isAlive() && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(5)) {
            event.lock.lock();
            try {
                event.raised.signalAll(); // A spurious wake-up, made to order.
            } finally {
                event.lock.unlock();
            }
            Thread.sleep(15);
        }

        assertThat(waiting.get(SOON.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(300L, 5_000L);
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        for (Callable<Boolean> wait : List.of(forEver(), () -> event.await(1, TimeUnit.DAYS))) {
            Waiter waiter = waiter(wait);
            waiter.thread.interrupt();
            assertThatThrownBy(waiter::passed).hasCauseInstanceOf(InterruptedException.class);
        }
        event.set();
        Thread.currentThread().interrupt();
        assertThatThrownBy(event::await).isInstanceOf(InterruptedException.class);
    }

    @Test
    void whatWasWrittenBeforeSetIsSeenAfterAwait() throws Exception {
        int[] plain = {0};
        Waiter waiter = waiter(() -> {
            event.await();
            return plain[0] == 42;
        });
        plain[0] = 42;
        event.set();

        assertThat(waiter.passed()).isTrue();
    }

    private Callable<Boolean> forEver() {
        return () -> {
            event.await();
            return true;
        };
    }

    private List<Waiter> fiveWaiters() throws Exception {
        List<Waiter> waiters = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiters.add(waiter(i % 2 == 0 ? forEver() : () -> event.await(1, TimeUnit.DAYS)));
        }
        return waiters;
    }

    /** Waiters that wait on the event, and not for its lock. */
    private Waiter waiter(Callable<Boolean> wait) throws InterruptedException {
        int before = waiting();
        Waiter waiter = new Waiter(wait);
        long start = System.nanoTime();
        while (waiting() == before) {
            assertThat(System.nanoTime() - start).as("waits at last").isLessThan(SOON.toNanos());
            Thread.sleep(1);
        }
        return waiter;
    }

    private int waiting() {
        event.lock.lock();
        try {
            return event.lock.getWaitQueueLength(event.raised);
        } finally {
            event.lock.unlock();
        }
    }

    private static final class Waiter {
        private final FutureTask<Boolean> task;
        private final Thread thread;

        Waiter(Callable<Boolean> wait) {
            task = new FutureTask<>(wait);
            thread = new Thread(task, "waiter");
            thread.setDaemon(true);
            thread.start();
        }

        boolean passed() throws Exception {
            return task.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
