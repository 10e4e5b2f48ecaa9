package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.util.concurrent.Callable;

/** What a worker of a pool does: takes tasks off the board, one after the other, and tells what came of them. */
final class PoolWorker implements Target {
    private final TaskBoard board;
    private final ProcessQueue<byte[]> results;
    private final PipeEnd interrupts;

    private transient Thread runner;

    /** The number of the task that runs; 0 while none does. Guarded by this. */
    private transient long current;

    PoolWorker(TaskBoard board, ProcessQueue<byte[]> results, PipeEnd interrupts) {
        this.board = board;
        this.results = results;
        this.interrupts = interrupts;
    }

    @Override
    public void run() throws IOException, InterruptedException {
        runner = Thread.currentThread();
        Thread listener = new Thread(this::listen, "interrupts from the pool");
        listener.setDaemon(true);
        listener.start();
        for (TaskBoard.Taken taken = board.take(); taken.number() != 0; taken = board.take()) {
            TaskResult result =
                    taken.number() > 0 ? perform(taken.number(), taken.task()) : TaskResult.withdrawn(-taken.number());
            results.put(result.encode());
        }
    }

    private TaskResult perform(long number, byte[] task) {
        setCurrent(number);
        try {
            Callable<?> callable = (Callable<?>) SerialForm.read(task);
            return TaskResult.value(number, callable.call());
        } catch (OutOfMemoryError e) {
            throw e; // Not the task's alone.
        } catch (Throwable e) {
            return TaskResult.failure(number, e);
        } finally {
            setCurrent(0);
        }
    }

    private synchronized void setCurrent(long number) {
        current = number;
        if (number == 0) {
            Thread.interrupted(); // Meant for the task that has just ended.
        }
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
        if (number == current) {
            runner.interrupt();
        }
    }
}
