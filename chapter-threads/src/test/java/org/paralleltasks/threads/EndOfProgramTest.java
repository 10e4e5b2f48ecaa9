package org.paralleltasks.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

/** What the lesson says of the end of a program with threads: each case is a program of its own, below its test. */
@Tag("concurrency")
class EndOfProgramTest {
    @Test
    void busyDaemonsDoNotKeepTheProgramAliveAndTheirFinallyDoesNotRun() throws Exception {
        Output output = JavaProgram.of(FortyBusyDaemons.class).run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.out()).isEqualTo("end of main\n");
        assertThat(output.err()).isEmpty();
    }

    static final class FortyBusyDaemons {
        public static void main(String[] args) {
            for (int i = 0; i < 40; i++) {
                Thread daemon = new Thread(() -> {
                    try {
                        while (!Thread.currentThread().isInterrupted()) {
                            Thread.onSpinWait();
                        }
                    } finally {
                        System.out.println("finally");
                    }
                });
                daemon.setDaemon(true);
                daemon.start();
            }
            System.out.println("end of main");
        }
    }

    @Test
    void systemExitInAThreadEndsThemAll() throws Exception {
        Output output = JavaProgram.of(ExitInAThread.class).run();

        assertThat(output.exitCode()).isEqualTo(3);
        assertThat(output.out()).isEmpty();
    }

    static final class ExitInAThread {
        public static void main(String[] args) throws InterruptedException {
            Thread leaving = new Thread(() -> System.exit(3));
            leaving.start();
            leaving.join();
            System.out.println("main goes on");
        }
    }

    @Test
    void aThreadThatFailsChangesNothingForTheOthersAndTheExitCode() throws Exception {
        Output output = JavaProgram.of(OneFails.class).run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.out()).isEqualTo("main goes on\n");
        assertThat(output.err()).startsWith("Exception in thread \"unlucky\" java.lang.IllegalStateException: broken");
    }

    static final class OneFails {
        public static void main(String[] args) throws InterruptedException {
            Thread failing = new Thread(
                    () -> {
                        throw new IllegalStateException("broken");
                    },
                    "unlucky");
            failing.start();
            failing.join();
            System.out.println("main goes on");
        }
    }

    @Test
    void aHandlerThatFailsIsReported() throws Exception {
        Output output = JavaProgram.of(HandlerFails.class).run();

        assertThat(output.exitCode()).isZero();
        assertThat(output.out()).contains("main goes on");
        assertThat(output.out() + output.err())
                .contains("UncaughtExceptionHandler")
                .contains("unlucky");
    }

    static final class HandlerFails {
        public static void main(String[] args) throws InterruptedException {
            Thread failing = new Thread(
                    () -> {
                        throw new IllegalStateException("broken");
                    },
                    "unlucky");
            failing.setUncaughtExceptionHandler((t, e) -> {
                throw new IllegalStateException("broken too");
            });
            failing.start();
            failing.join();
            System.out.println("main goes on");
        }
    }

    @Test
    void aPoolThatNobodyShutsDownKeepsTheProgramAlive() throws Exception {
        Output output = JavaProgram.of(ForgottenPool.class).run();

        assertThat(output.out())
                .isEqualTo("task done\nmain has ended, and the pool's thread (daemon: false) waits for work\n");
        assertThat(output.exitCode()).as("ended by its watcher, not by itself").isEqualTo(9);
    }

    static final class ForgottenPool {
        public static void main(String[] args) throws Exception {
            AtomicReference<Thread> worker = new AtomicReference<>();
            ExecutorService pool = Executors.newFixedThreadPool(1);
            Future<?> task = pool.submit(() -> {
                worker.set(Thread.currentThread());
                System.out.println("task done");
            });
            task.get();
            Thread main = Thread.currentThread();
            Thread watcher = new Thread(() -> watch(main, worker.get()));
            watcher.setDaemon(true);
            watcher.start();
        }

        /** Nothing will ever wake a pool's thread that waits once {@code main} is over: then this program is stuck. */
        private static void watch(Thread main, Thread worker) {
            try {
                main.join();
                while (worker.getState() != Thread.State.WAITING) {
                    Thread.sleep(5);
                }
                System.out.println(
                        "main has ended, and the pool's thread (daemon: " + worker.isDaemon() + ") waits for work");
                System.out.flush();
                Runtime.getRuntime().halt(9);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
