package org.paralleltasks.multiprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What ExecutorService promises, and ThreadPoolExecutor keeps; with two threads or two processes. */
@Timeout(60)
@SuppressWarnings("FutureReturnValueIgnored") // Some tasks are only there to keep the pool busy.
abstract class ExecutorServiceContract {
    @TempDir
    Path folder;

    private ExecutorService pool;

    abstract ExecutorService create();

    @BeforeEach
    void createPool() {
        pool = create();
    }

    @AfterEach
    void endPool() throws InterruptedException {
        pool.shutdownNow();
        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @AfterAll
    static void noWorkerIsLeft() {
        assertThat(WorkerProcess.activeChildren()).isEmpty();
    }

    private static <T> ProcessPool.Task<T> task(ProcessPool.Task<T> task) {
        return task;
    }

    /** Appears when the task has begun, and holds it until the test deletes it or it is interrupted. */
    private static ProcessPool.Task<String> holding(Path file) {
        String name = file.toString();
        return () -> {
            Path here = Path.of(name);
            Files.createFile(here);
            try {
                while (Files.exists(here)) {
                    Thread.sleep(5);
                }
                return "released";
            } catch (InterruptedException e) {
                Files.writeString(Path.of(name + ".interrupted"), "");
                return "interrupted";
            }
        };
    }

    private static void awaitFile(Path file) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(file));
    }

    /** Returns when both threads or processes are there, so that what comes next does not wait for the start of a JVM. */
    private void awaitBothWorkers() throws Exception {
        List<Path> files = List.of(folder.resolve("first-worker"), folder.resolve("second-worker"));
        List<Future<String>> held =
                files.stream().map(file -> pool.submit(holding(file))).toList();
        for (Path file : files) {
            awaitFile(file);
        }
        for (int i = 0; i < 2; i++) {
            Files.delete(files.get(i));
            held.get(i).get();
        }
    }

    @Test
    void givesResultsAndFailures() throws Exception {
        assertThat(pool.submit(task(() -> 41 + 1)).get()).isEqualTo(42);
        assertThat(pool.submit(task(() -> null)).get()).isNull();
        assertThat(pool.submit((Runnable & Serializable) () -> {}, "value").get())
                .isEqualTo("value");
        Future<?> failing = pool.submit(task(() -> {
            throw new IOException("bad");
        }));
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(failing::get)
                .havingCause()
                .isInstanceOf(IOException.class)
                .withMessage("bad");
        assertThat(failing.isDone()).isTrue();
        assertThat(failing.isCancelled()).isFalse();
    }

    @Test
    void executeRunsTheTask() throws Exception {
        String file = folder.resolve("done").toString();
        pool.execute((Runnable & Serializable) () -> {
            try {
                Files.createFile(Path.of(file));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        awaitFile(Path.of(file));
    }

    @Test
    void aFutureCanBeAskedWithATimeOutWhichDoesNotConcernTheTask() throws Exception {
        Path held = folder.resolve("held");
        Future<String> future = pool.submit(holding(held));
        awaitFile(held);

        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> future.get(50, TimeUnit.MILLISECONDS));
        assertThat(future.isDone()).isFalse();
        Files.delete(held);
        assertThat(future.get()).isEqualTo("released");
    }

    @Test
    void invokeAllAwaitsAllInOrder() throws Exception {
        List<ProcessPool.Task<Integer>> tasks = IntStream.range(0, 50)
                .mapToObj(i -> task(() -> {
                    if (i == 7) {
                        throw new IllegalStateException("seven");
                    }
                    return i;
                }))
                .toList();
        List<Future<Integer>> futures = pool.invokeAll(tasks);
        for (int i = 0; i < 50; i++) {
            assertThat(futures.get(i).isDone()).isTrue();
            if (i != 7) {
                assertThat(futures.get(i).get()).isEqualTo(i);
            }
        }
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> futures.get(7).get());
        assertThat(pool.invokeAll(List.<Callable<Integer>>of())).isEmpty();
    }

    @Test
    void invokeAllCancelsWhatIsNotDoneInTime() throws Exception {
        awaitBothWorkers();
        List<Future<String>> futures =
                pool.invokeAll(List.of(task(() -> "quick"), holding(folder.resolve("held"))), 3, TimeUnit.SECONDS);

        assertThat(futures.get(0).get()).isEqualTo("quick");
        assertThat(futures.get(1).isCancelled()).isTrue();
        awaitFile(folder.resolve("held.interrupted"));
    }

    @Test
    void invokeAnyGivesOneResultOrTheLastFailure() throws Exception {
        ProcessPool.Task<String> failing = () -> {
            throw new IOException("bad");
        };
        assertThat(pool.invokeAny(List.of(failing, task(() -> "good")))).isEqualTo("good");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> pool.invokeAny(List.of(failing, failing)))
                .withCauseInstanceOf(IOException.class);
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> pool.invokeAny(List.of(holding(folder.resolve("held"))), 300, TimeUnit.MILLISECONDS));
    }

    @Test
    void aQueuedTaskThatIsCancelledNeverRuns() throws Exception {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        pool.submit(holding(first));
        pool.submit(holding(second));
        awaitFile(first);
        awaitFile(second);
        Path never = folder.resolve("never");
        Future<String> queued = pool.submit(holding(never));
        Future<String> behind = pool.submit(task(() -> "behind"));

        assertThat(queued.cancel(false)).isTrue();
        assertThat(queued.isCancelled()).isTrue();
        assertThat(queued.cancel(false)).isFalse();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(queued::get);
        Files.delete(first);
        assertThat(behind.get()).isEqualTo("behind");
        assertThat(never).doesNotExist();
        Files.delete(second);
    }

    @Test
    void cancellingARunningTaskInterruptsItIfAskedTo() throws Exception {
        Path held = folder.resolve("held");
        Future<String> running = pool.submit(holding(held));
        awaitFile(held);

        assertThat(running.cancel(true)).isTrue();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(running::get);
        awaitFile(folder.resolve("held.interrupted"));
        assertThat(pool.submit(task(() -> Thread.currentThread().isInterrupted()))
                        .get())
                .isFalse();

        Path left = folder.resolve("left");
        Future<String> leftAlone = pool.submit(holding(left));
        awaitFile(left);
        assertThat(leftAlone.cancel(false)).isTrue();
        Files.delete(left);
        assertThat(pool.submit(task(() -> "next")).get()).isEqualTo("next");
        assertThat(folder.resolve("left.interrupted")).doesNotExist();
    }

    @Test
    void aFinishedTaskCannotBeCancelled() throws Exception {
        Future<Integer> future = pool.submit(task(() -> 1));
        future.get();

        assertThat(future.cancel(true)).isFalse();
        assertThat(future.isCancelled()).isFalse();
        assertThat(future.get()).isEqualTo(1);
    }

    @Test
    void shutdownDoesWhatWasSubmittedAndTakesNothingMore() throws Exception {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int number = i;
            futures.add(pool.submit(task(() -> number)));
        }
        assertThat(pool.isShutdown()).isFalse();
        pool.shutdown();

        assertThat(pool.isShutdown()).isTrue();
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> pool.submit(task(() -> 1)));
        for (int i = 0; i < 300; i++) {
            assertThat(futures.get(i).get()).isEqualTo(i);
        }
        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(pool.isTerminated()).isTrue();
    }

    @Test
    void awaitTerminationGivesUpInTime() throws Exception {
        Path held = folder.resolve("held");
        pool.submit(holding(held));
        awaitFile(held);
        pool.shutdown();

        assertThat(pool.awaitTermination(100, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(pool.isTerminated()).isFalse();
        Files.delete(held);
        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shutdownNowInterruptsWhatRunsAndGivesBackTheRest() throws Exception {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        pool.submit(holding(first));
        pool.submit(holding(second));
        awaitFile(first);
        awaitFile(second);
        for (int i = 0; i < 10_000; i++) {
            pool.submit(task(() -> 1));
        }

        assertThat(pool.shutdownNow()).hasSize(10_000);
        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("first.interrupted")).exists();
        assertThat(folder.resolve("second.interrupted")).exists();
    }

    @Test
    void refusesNull() {
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> pool.submit((Callable<?>) null));
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> pool.execute(null));
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> pool.invokeAll(null));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> pool.invokeAny(List.<Callable<String>>of()));
    }
}
