package org.paralleltasks.multiprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.File;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;

/** What a pool of processes promises beyond what every pool does. */
@Tag("concurrency")
@Timeout(60)
class ProcessPoolTest {
    @RegisterExtension
    final WorkersOfTest workers = new WorkersOfTest();

    private static final class Unserializable extends RuntimeException {
        @SuppressWarnings("unused") // It makes the exception what it is called.
        private final Object field = new Object();

        Unserializable() {
            super("cannot travel");
        }
    }

    @Test
    void mapsInOrderAndInChunks() {
        List<Integer> items = IntStream.range(0, 1_000).boxed().toList();
        try (ProcessPool pool = new ProcessPool(2)) {
            assertThat(pool.map(x -> 2 * x, items, 100))
                    .containsExactlyElementsOf(items.stream().map(x -> 2 * x).toList());
            assertThat(pool.map(x -> x + 1, List.of(1, 2, 3))).containsExactly(2, 3, 4);
            assertThat(pool.map(x -> x, List.<Integer>of())).isEmpty();

            Stream<Integer> divided = pool.map(x -> 6 / x, List.of(1, 2, 0, 3));
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> divided.forEach(x -> assertThat(x).isGreaterThanOrEqualTo(3)))
                    .withCauseInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void anExceptionTellsWhereItCameFrom() {
        try (ProcessPool pool = new ProcessPool(1)) {
            Future<?> failing = pool.submit(() -> {
                throw new IllegalStateException("outer", new ArithmeticException("inner"));
            });
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(failing::get)
                    .havingRootCause()
                    .isInstanceOf(RemoteException.class)
                    .withMessageContaining("in worker process ")
                    .withMessageContaining("java.lang.IllegalStateException: outer")
                    .withMessageContaining("ProcessPoolTest.java");
            Future<?> untold = pool.submit(() -> {
                throw new Unserializable();
            });
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(untold::get)
                    .havingCause()
                    .isInstanceOf(RemoteException.class)
                    .withMessageContaining("cannot travel");
        }
    }

    @Test
    void aResultThatCannotTravelIsThatTasksFailureOnly() throws Exception {
        try (ProcessPool pool = new ProcessPool(1)) {
            Future<?> unserializable = pool.submit(() -> new Object());
            Future<Integer> next = pool.submit(() -> 1);
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(unserializable::get)
                    .havingCause()
                    .withMessageContaining("java.lang.Object is not serializable");
            assertThat(next.get()).isEqualTo(1);
        }
    }

    @Test
    void aTaskThatCannotTravelIsRefusedAtOnce() {
        try (ProcessPool pool = new ProcessPool(1)) {
            Object captured = new Object();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pool.submit(() -> captured.hashCode()))
                    .withMessageContaining("java.lang.Object is not serializable");
            ExecutorService plain = pool;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> plain.submit(() -> 1))
                    .withMessageContaining("ProcessPool.Task");
        }
    }

    @Test
    void aKilledWorkerFailsItsTaskOnlyAndIsReplaced() throws Exception {
        try (ProcessPool pool = new ProcessPool(2)) {
            Future<Long> pid = pool.submit(() -> ProcessHandle.current().pid());
            pid.get();
            Future<?> killed = pool.submit(() -> {
                Runtime.getRuntime().halt(3);
            });
            List<Future<Integer>> others =
                    IntStream.range(0, 200).mapToObj(i -> pool.submit(() -> i)).toList();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(killed::get)
                    .havingCause()
                    .isInstanceOf(WorkerDiedException.class)
                    .withMessageContaining("exit code 3");
            for (int i = 0; i < 200; i++) {
                assertThat(others.get(i).get()).isEqualTo(i);
            }
            Future<?> again = pool.submit(() -> {
                Runtime.getRuntime().halt(4);
            });
            assertThatExceptionOfType(ExecutionException.class).isThrownBy(again::get);
            assertThat(pool.submit(() -> "still here").get()).isEqualTo("still here");
        }
    }

    @Test
    void tasksNotBegunPassALongTask(@TempDir File folder) throws Exception {
        File end = new File(folder, "end");
        try (ProcessPool pool = new ProcessPool(2)) {
            Future<?> longTask = pool.submit(() -> {
                while (!end.exists()) {
                    Thread.sleep(10);
                }
                return null;
            });
            List<Future<Integer>> others =
                    IntStream.range(0, 100).mapToObj(i -> pool.submit(() -> i)).toList();
            for (Future<Integer> other : others) {
                other.get();
            }
            assertThat(longTask.isDone()).isFalse();
            assertThat(end.createNewFile()).isTrue();
            longTask.get();
        }
    }

    @Test
    void largeTasksAndResultsArrive() throws Exception {
        try (ProcessPool pool = new ProcessPool(2)) {
            List<Future<byte[]>> futures = IntStream.range(0, 12)
                    .mapToObj(i -> {
                        byte[] large = new byte[900_000 + i];
                        return pool.submit(() -> large);
                    })
                    .toList();
            for (int i = 0; i < 12; i++) {
                assertThat(futures.get(i).get()).hasSize(900_000 + i);
            }
        }
    }

    @Test
    void workersThatNeverComeUpAreAFailureAndNotAHang() throws Exception {
        WorkerProcess.setWorkerJvmOptions(List.of("-XX:+NoSuchOption"));
        try (ProcessPool pool = new ProcessPool(1)) {
            Future<Integer> future = pool.submit(() -> 1);
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(future::get)
                    .withCauseInstanceOf(WorkerDiedException.class);
        }
    }

    @Test
    void aProgramEndsWhenTheTasksOfItsPoolAreDone() throws Exception {
        Output output = JavaProgram.of(Programs.LeavesAPool.class).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        assertThat(output.lines())
                .contains("main ends")
                .filteredOn(line -> line.startsWith("done"))
                .hasSize(6);
    }

    /** As a list is that another thread changes while it is written. */
    private static final class CannotBeWritten implements Serializable {
        private void writeObject(ObjectOutputStream out) {
            throw new ConcurrentModificationException("changed meanwhile");
        }
    }

    private static final class CannotBeRead implements Serializable {
        private Object readResolve() {
            throw new AssertionError("not to be read");
        }
    }

    @Test
    void aResultThatCannotBeWrittenOrReadIsThatTasksFailureOnly() throws Exception {
        try (ProcessPool pool = new ProcessPool(1)) {
            long worker = pool.submit(() -> ProcessHandle.current().pid()).get();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(pool.submit(CannotBeWritten::new)::get)
                    .havingCause()
                    .withMessageContaining("the result of the task cannot be written")
                    .withMessageContaining("changed meanwhile");
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> pool.submit(CannotBeRead::new).get(30, TimeUnit.SECONDS))
                    .havingCause()
                    .withMessageContaining("not to be read");
            assertThat(pool.submit(() -> ProcessHandle.current().pid()).get()).isEqualTo(worker);
        }
    }

    private static final class CannotBePrinted extends RuntimeException {
        @Override
        public String getMessage() {
            throw new UnsupportedOperationException("no message");
        }
    }

    @Test
    void anExceptionThatCannotBePrintedIsThatTasksFailureOnly() throws Exception {
        try (ProcessPool pool = new ProcessPool(1)) {
            long worker = pool.submit(() -> ProcessHandle.current().pid()).get();
            Future<?> failing = pool.submit(() -> {
                throw new CannotBePrinted();
            });

            // To make an ExecutionException of it asks for its message too, here as in every executor.
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> failing.get(30, TimeUnit.SECONDS));
            assertThat(pool.submit(() -> ProcessHandle.current().pid()).get()).isEqualTo(worker);
        }
    }

    @Test
    void causesThatGoRoundInACircleArrive() throws Exception {
        try (ProcessPool pool = new ProcessPool(1)) {
            Future<?> failing = pool.submit(() -> {
                Exception egg = new Exception("egg");
                Exception hen = new Exception("hen", egg);
                egg.initCause(hen);
                throw hen;
            });
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> failing.get(30, TimeUnit.SECONDS))
                    .withMessageContaining("hen");
        }
    }

    @Test
    void anInterruptThatComesBeforeItsTaskHasQuiteBegunIsNotLost() throws Exception {
        TaskBoard board = new TaskBoard();
        ProcessQueue<byte[]> results = new ProcessQueue<>();
        PipeEnd.OneWay interrupts = PipeEnd.oneWay();
        PipeEnd receiver = interrupts.receiver();
        PoolWorker worker = new PoolWorker(board, results, receiver);
        CompletableFuture<Void> run = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        worker.run();
                        run.complete(null);
                    } catch (IOException | InterruptedException e) {
                        run.completeExceptionally(e);
                    }
                })
                .start();
        interrupts.sender().send(2L);
        interrupts.sender().send(0L);
        Arena arena = Arena.current();
        // When the second one is off the pipe, the first has been heeded.
        Awaitility.await()
                .until(() -> arena.get(receiver.word(1)) >>> 32 == 2
                        && arena.get(receiver.word(0)) == arena.get(receiver.word(1)));

        byte[] task = SerialForm.write((ProcessPool.Task<Boolean>) Thread::interrupted);
        for (int number = 1; number <= 3; number++) {
            assertThat(board.post(number, number, task)).isTrue();
            TaskResult result = TaskResult.decode(results.poll(Duration.ofSeconds(30)));
            assertThat(result.object()).as("task %s is interrupted", number).isEqualTo(number == 2);
        }
        board.end();
        run.get(30, TimeUnit.SECONDS);
        interrupts.sender().close();
        receiver.close();
    }

    @Test
    void aTaskThatAKilledWorkerHadClaimedAndAnotherFindsOnTheBoardIsNotAnsweredByThatOne(@TempDir File folder)
            throws Exception {
        File end = new File(folder, "end");
        try (ProcessPool pool = new ProcessPool(1)) {
            Future<Integer> claimed = pool.submit(() -> {
                while (!end.exists()) {
                    Thread.sleep(10);
                }
                return 1;
            });

            pool.taskDone(TaskResult.withdrawn(1)); // What the other worker tells of it.

            assertThat(claimed.isDone()).isFalse();
            assertThat(end.createNewFile()).isTrue();
            assertThat(claimed.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    /** So large that the board holds two of them. */
    private static ProcessPool.Task<Integer> largeTask() {
        byte[] load = new byte[600_000];
        return () -> load.length;
    }

    @Test
    void anInterruptedThreadSubmitsAlsoWhenTheBoardIsFull() throws Exception {
        try (ProcessPool pool = new ProcessPool(1)) {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                futures.add(pool.submit(largeTask()));
            }
            Thread.currentThread().interrupt();
            futures.add(pool.submit(largeTask()));
            assertThat(Thread.interrupted()).isTrue();
            for (Future<Integer> future : futures) {
                assertThat(future.get(30, TimeUnit.SECONDS)).isEqualTo(600_000);
            }
        }
    }

    @Test
    void anInterruptedThreadShutsDownAlsoWhenTheBoardIsFull() throws Exception {
        ProcessPool pool = new ProcessPool(1);
        Future<Integer> first = pool.submit(largeTask());
        Future<Integer> second = pool.submit(largeTask());
        first.cancel(false);
        second.cancel(false);

        Thread.currentThread().interrupt();
        pool.shutdown();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTaskBehindWithdrawnOnesIsDoneAlsoWhenTheLastWorkerIsKilled(@TempDir File folder) throws Exception {
        File begun = new File(folder, "begun");
        try (ProcessPool pool = new ProcessPool(1)) {
            Future<?> killed = pool.submit(() -> {
                begun.createNewFile();
                Thread.sleep(600_000);
                return null;
            });
            Awaitility.await().until(begun::exists);
            WorkerProcess worker = WorkerProcess.activeChildren().get(0);
            Future<Integer> first = pool.submit(largeTask());
            Future<Integer> second = pool.submit(largeTask());
            Future<Integer> behind = pool.submit(largeTask());
            first.cancel(false);
            second.cancel(false);

            worker.kill();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> killed.get(30, TimeUnit.SECONDS))
                    .withCauseInstanceOf(WorkerDiedException.class);
            assertThat(behind.get(30, TimeUnit.SECONDS)).isEqualTo(600_000);
        }
    }

    @Test
    void workersThatAreKilledWhileTheyAreIdleAreReplaced(@TempDir File folder) throws Exception {
        File end = new File(folder, "end");
        try (ProcessPool pool = new ProcessPool(4)) {
            List<Future<Long>> pids = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                pids.add(pool.submit(() -> {
                    while (!end.exists()) {
                        Thread.sleep(10);
                    }
                    return ProcessHandle.current().pid();
                }));
            }
            List<WorkerProcess> idle = WorkerProcess.activeChildren();
            assertThat(idle).hasSize(4);
            assertThat(end.createNewFile()).isTrue();
            for (Future<Long> pid : pids) {
                pid.get(30, TimeUnit.SECONDS);
            }

            for (WorkerProcess worker : idle) {
                worker.kill();
                worker.join();
            }

            assertThat(pool.submit(() -> "still here").get(30, TimeUnit.SECONDS))
                    .isEqualTo("still here");
        }
    }

    @Test
    void aTaskThatWasGivenBackAndExecutedByAnotherPoolIsCancelledThere(@TempDir File folder) throws Exception {
        File end = new File(folder, "end");
        File ran = new File(folder, "ran");
        ProcessPool.Task<Object> untilEnd = () -> {
            while (!end.exists()) {
                Thread.sleep(10);
            }
            return null;
        };
        try (ProcessPool first = new ProcessPool(1);
                ProcessPool second = new ProcessPool(1)) {
            var unusedResult = first.submit(untilEnd);
            Future<Boolean> task = first.submit(ran::createNewFile);
            Future<?> before = second.submit(untilEnd);
            first.shutdownNow().forEach(second::execute);

            assertThat(task.cancel(false)).isTrue();

            assertThat(end.createNewFile()).isTrue();
            before.get(30, TimeUnit.SECONDS);
            second.submit(() -> 0).get(30, TimeUnit.SECONDS);
            assertThat(ran).doesNotExist();
        }
    }

    @Test
    void aResultThatTheParentHasNoMemoryForIsAFailureAndNotAHang() throws Exception {
        Output output = JavaProgram.of(Programs.GetsTooLargeAResult.class)
                .withJvmOption("-Xmx32m")
                .run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        assertThat(output.out()).contains("OutOfMemoryError");
    }

    @Test
    void anUncaughtExceptionHandlerMayEndTheProgram(@TempDir File folder) throws Exception {
        Output output = JavaProgram.of(Programs.ExitsInAHandler.class)
                .withArguments(new File(folder, "ending").getPath())
                .withDeadline(Duration.ofSeconds(20))
                .run();

        assertThat(output.exitCode()).as("%s", output).isEqualTo(3);
        assertThat(output.out()).contains("the other task is done");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theEndOfTheProgramWaitsForTheUncaughtExceptionHandler(boolean closed) throws Exception {
        Output output = JavaProgram.of(Programs.TellsSlowly.class)
                .withArguments(closed ? new String[] {"close"} : new String[0])
                .withDeadline(Duration.ofSeconds(20))
                .run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        assertThat(output.out()).contains("told of the failure");
    }

    @Test
    void aPoolIsTerminatedOnlyWhenAllItsTasksAreDone(@TempDir File folder) throws Exception {
        ProcessPool pool = new ProcessPool(1);
        File begun = new File(folder, "begun");
        List<Future<?>> futures = new ArrayList<>();
        futures.add(pool.submit(() -> {
            begun.createNewFile();
            Thread.sleep(600_000);
            return null;
        }));
        Awaitility.await().until(begun::exists);
        for (int i = 0; i < 20_000; i++) {
            futures.add(pool.submit(() -> {}));
        }
        WorkerProcess worker = WorkerProcess.activeChildren().get(0);
        WorkerProcess.setWorkerJvmOptions(List.of("-XX:+NoSuchOption"));

        worker.kill(); // No other comes up: the pool gives up, and all tasks fail.
        while (!pool.isTerminated()) {
            pool.shutdown();
        }

        long undone = futures.stream().filter(future -> !future.isDone()).count();

        assertThat(undone).isZero();
    }
}
