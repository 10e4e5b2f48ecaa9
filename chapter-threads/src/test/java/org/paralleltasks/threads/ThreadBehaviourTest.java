package org.paralleltasks.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What the lesson says of {@link Thread} beside Python's, so that it stays true on every JDK. */
@Tag("concurrency")
@Timeout(60)
class ThreadBehaviourTest {
    /** Lets every thread of a test end. */
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void releaseAll() {
        release.countDown();
    }

    @Test
    void aThreadStartsOnce() throws Exception {
        Thread thread = startWaiting();
        assertThatThrownBy(thread::start).isInstanceOf(IllegalThreadStateException.class);

        release.countDown();
        thread.join();
        assertThatThrownBy(thread::start).isInstanceOf(IllegalThreadStateException.class);
    }

    @Test
    @SuppressWarnings("DoNotCall") // The slip is what this test is about.
    void callingRunStartsNoThread() {
        AtomicReference<Thread> ranIn = new AtomicReference<>();
        Thread thread = new Thread(() -> ranIn.set(Thread.currentThread()));

        thread.run();

        assertThat(ranIn).hasValue(Thread.currentThread());
        assertThat(thread.getState()).isEqualTo(Thread.State.NEW);
    }

    @Test
    void aThreadThatRunsCannotBecomeADaemon() {
        Thread thread = startWaiting();

        assertThatThrownBy(() -> thread.setDaemon(true)).isInstanceOf(IllegalThreadStateException.class);
        assertThat(thread.isDaemon()).isFalse();
    }

    @Test
    void aThreadOfADaemonIsADaemon() throws Exception {
        AtomicBoolean child = new AtomicBoolean();
        Thread daemon = new Thread(() -> child.set(new Thread(() -> {}).isDaemon()));
        daemon.setDaemon(true);
        daemon.start();
        daemon.join();

        assertThat(child).isTrue();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void aVirtualThreadIsAlwaysADaemon() throws Exception {
        // Looked up by its name, since this is compiled for JDK 17.
        Thread thread = (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, (Runnable) () -> {});

        assertThat(thread.isDaemon()).isTrue();
        assertThatThrownBy(() -> thread.setDaemon(false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aThreadThatIsOverIsNoLongerAmongTheLiveOnes() throws Exception {
        Thread thread = startWaiting();
        assertThat(thread.isAlive()).isTrue();
        assertThat(Thread.getAllStackTraces()).containsKey(thread);

        release.countDown();
        thread.join();

        assertThat(thread.isAlive()).isFalse();
        assertThat(thread.getState()).isEqualTo(Thread.State.TERMINATED);
        assertThat(Thread.getAllStackTraces()).doesNotContainKey(thread);
    }

    @Test
    void joiningAThreadThatIsOverOrNotYetStartedReturnsAtOnce() throws Exception {
        Thread thread = new Thread(() -> {});
        thread.join();

        thread.start();
        thread.join();
        thread.join();

        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void joinWithALimitReturnsWithoutAWordWhenItPasses() throws Exception {
        Thread thread = startWaiting();

        long start = System.nanoTime();
        thread.join(200);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(120), Duration.ofMillis(2000));
        assertThat(thread.isAlive()).isTrue();
    }

    @Test
    void aLimitOf0IsNoLimitAndANegativeOneIsRefused() throws Exception {
        Thread thread = startWaiting();
        Thread joiner = start(() -> thread.join(0));

        // A join with a limit would be TIMED_WAITING, one that returned at once TERMINATED.
        awaitState(joiner, Thread.State.WAITING);
        release.countDown();
        joiner.join();

        assertThat(thread.isAlive()).isFalse();
        assertThatThrownBy(() -> thread.join(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aThreadThatJoinsItselfWaitsForEver() throws Exception {
        Thread thread = start(() -> Thread.currentThread().join());

        awaitState(thread, Thread.State.WAITING);
        thread.interrupt(); // The only way out.
        thread.join();
    }

    @Test
    void aStackOverflowEndsOneThreadAndCanBeCaught() throws Exception {
        AtomicReference<Throwable> caught = new AtomicReference<>();
        Thread thread = start(() -> {
            try {
                callItself(0);
            } catch (StackOverflowError e) {
                caught.set(e);
            }
        });
        thread.join();

        assertThat(caught.get()).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void anUncaughtExceptionReachesTheHandlerWithItsThread() throws Exception {
        AtomicReference<Thread> failedIn = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            throw new IllegalStateException("broken");
        });
        thread.setUncaughtExceptionHandler((t, e) -> {
            failedIn.set(t);
            failure.set(e);
        });
        thread.start();
        thread.join();

        assertThat(failedIn).hasValue(thread);
        assertThat(failure.get()).isInstanceOf(IllegalStateException.class).hasMessage("broken");
    }

    @Test
    void anInterruptBeforeTheSleepIsNotLost() throws Exception {
        AtomicBoolean woken = new AtomicBoolean();
        AtomicBoolean flagAfterwards = new AtomicBoolean(true);
        Thread thread = start(() -> {
            Thread.currentThread().interrupt();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                woken.set(true);
                flagAfterwards.set(Thread.currentThread().isInterrupted());
            }
        });
        thread.join();

        assertThat(woken).isTrue();
        assertThat(flagAfterwards)
                .as("the exception stands for the flag, which it clears")
                .isFalse();
    }

    private static int callItself(int depth) {
        return depth < 0 ? 0 : callItself(depth + 1) + 1; // The stack is full long before the number is.
    }

    /** A body that may throw: what it throws ends the thread, as it should. */
    private interface Body {
        void run() throws InterruptedException;
    }

    private Thread startWaiting() {
        return start(release::await);
    }

    private static Thread start(Body body) {
        Thread thread = new Thread(() -> {
            try {
                body.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return thread;
    }

    private static void awaitState(Thread thread, Thread.State state) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(thread::getState, state::equals);
    }
}
