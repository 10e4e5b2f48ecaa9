package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;

/** What a worker of a pool does: takes tasks off the board, one after the other, and tells what came of them. */
final class PoolWorker implements Target {
    private final TaskBoard board;
    private final ProcessQueue<byte[]> results;
    private final PipeEnd interrupts;

    private transient Thread runner;

    /** All the following are guarded by this. Whether a task is being run. */
    private transient boolean busy;

    /** The number of the task that is being run, or was last. A later one has a higher number. */
    private transient long latest;

    /** The tasks to be interrupted as soon as they begin: they are this worker's already. */
    private transient Set<Long> early;

    PoolWorker(TaskBoard board, ProcessQueue<byte[]> results, PipeEnd interrupts) {
        this.board = board;
        this.results = results;
        this.interrupts = interrupts;
    }

    @Override
    public void run() throws IOException, InterruptedException {
        runner = Thread.currentThread();
        early = new HashSet<>();
        Thread listener = new Thread(this::listen, "interrupts from the pool");
        listener.setDaemon(true);
        listener.start();
        for (TaskBoard.Taken taken = board.take(); taken != null; taken = board.take()) {
            TaskResult result =
                    taken.number() > 0 ? perform(taken.number(), taken.task()) : TaskResult.withdrawn(-taken.number());
            tell(result);
        }
    }

    private void tell(TaskResult result) throws InterruptedException {
        try {
            results.put(result.encode());
        } catch (IllegalArgumentException | UncheckedIOException e) { // Too large, or no room for it in shared memory.
            RuntimeException failure =
                    new IllegalStateException("the result of the task cannot be sent: " + e.getMessage(), e);
            results.put(TaskResult.failure(result.number(), failure).encode());
        }
    }

    private TaskResult perform(long number, byte[] task) {
        begin(number);
        try {
            Callable<?> callable = (Callable<?>) SerialForm.read(task);
            return TaskResult.value(number, callable.call());
        } catch (OutOfMemoryError e) {
            throw e; // Not the task's alone.
        } catch (Throwable e) {
            return TaskResult.failure(number, e);
        } finally {
            end();
        }
    }

    private synchronized void begin(long number) {
        busy = true;
        latest = number;
        if (early.contains(number)) {
            runner.interrupt();
        }
        early.removeIf(other -> other <= number);
    }

    private synchronized void end() {
        busy = false;
        Thread.interrupted(); // Meant for the task that has just ended.
    }

    private void listen() {
        try {
            while (true) {
                interrupt((Long) interrupts.receive());
            }
        } catch (IOException | InterruptedException e) {
            // The pool has ended.
        }
    }

    private synchronized void interrupt(long number) {
        if (number > latest) {
            early.add(number);
        } else if (number == latest && busy) {
            runner.interrupt();
        }
    }
}
