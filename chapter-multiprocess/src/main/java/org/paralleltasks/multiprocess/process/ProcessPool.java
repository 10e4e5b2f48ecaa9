package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * An {@link java.util.concurrent.ExecutorService} whose tasks run in worker processes.
 *
 * <pre>{@code
 * try (ProcessPool pool = new ProcessPool(4)) {
 *     Future<Integer> sum = pool.submit(() -> 1 + 1);
 *     System.out.println(sum.get());
 * }
 * }</pre>
 *
 * <p><b>Tasks</b> are serialized when they are submitted, by the submitting thread, and so are their results. A lambda
 * given to {@link #submit(Task)} or {@link #submit(Action)} is serializable if all that it captures is; a task of another
 * type must be {@link Serializable} itself. Tasks that no worker has begun are free for any worker that has nothing to do.
 *
 * <p><b>Failures.</b> What a task throws is the cause of the {@link ExecutionException}; the root of its causes is a
 * {@link RemoteException} that tells the worker and its stack trace. A task whose worker dies fails with {@link
 * WorkerDiedException}; the worker is replaced, and other tasks do not notice. But where three workers in a row, each
 * started in place of the one before, end before they have begun a task, such as for want of memory to read it, this pool
 * shuts down and all its tasks fail with that exception.
 *
 * <p><b>Cancelling</b> a task that no worker has begun prevents it. A task that runs goes on: {@code cancel(true)}
 * interrupts its thread in the worker, {@code cancel(false)} leaves it alone. In all three cases the future is cancelled
 * at once.
 *
 * <p><b>The end.</b> Workers are daemon processes, started when there are tasks for them. A program whose {@code main}
 * ends without a shutdown of its pool ends when all tasks that were submitted are done. Memory consistency is that of
 * {@code ExecutorService}, as far as objects travel. Safe for use by any thread.
 */
public final class ProcessPool extends AbstractExecutorService implements AutoCloseable {
    private static final AtomicInteger LAST_NUMBER = new AtomicInteger();

    /** So many workers in a row, each begun after the one before had ended for nothing, are no accident. */
    private static final int HOPELESS = 3;

    private final String name = "Pool-" + LAST_NUMBER.incrementAndGet();
    private final int size;
    private final TaskBoard board;
    private final ProcessQueue<byte[]> results;
    private final Children.Wait awaitAtEnd = this::awaitQuiet;
    private final UncaughtFailures uncaught = new UncaughtFailures("uncaught exceptions of " + name);

    private final Object lock = new Object();

    /** All the following are guarded by the lock. Tasks that are not on the board yet. */
    private final Deque<PoolTask<?>> waiting = new ArrayDeque<>();

    /** The tasks on the board or with a worker, by their places there. */
    private final PoolTask<?>[] posted = new PoolTask<?>[TaskBoard.PLACES];

    private int postedCount;

    /** The task whose result has come and is being read, which is the user's code too; or null. */
    private PoolTask<?> completing;

    /** The living workers by pid. */
    private final Map<Long, Worker> workers = new HashMap<>();

    private long lastTask;
    private int lastWorker;
    private int endedForNothing;

    /** What {@link #lastWorker} was when {@link #endedForNothing} was raised last. */
    private int lastWorkerThen;

    private boolean shutdown;
    private boolean ended;
    private boolean terminated;

    /**
     * A worker.
     *
     * @param number 1 for the first of this pool
     * @param interrupts the pipe to it
     */
    private record Worker(int number, PipeEnd interrupts) {}

    /** A task with a result, as a serializable lambda. */
    @FunctionalInterface
    public interface Task<T> extends Callable<T>, Serializable {}

    /** A task without a result, as a serializable lambda. */
    @FunctionalInterface
    public interface Action extends Runnable, Serializable {}

    /** What {@link #map} applies to each item, as a serializable lambda. */
    @FunctionalInterface
    public interface Function<T, R> extends Serializable {
        /**
         * Applies this function, in a worker.
         *
         * @param item the item
         * @return the result, serializable or null
         * @throws Exception anything; it is the failure of the item's task
         */
        R apply(T item) throws Exception;
    }

    /** A pool with as many workers as the machine has processors. */
    public ProcessPool() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /**
     * A pool.
     *
     * @param size the most workers that it has at a time, at least 1
     */
    public ProcessPool(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a pool of " + size + " workers");
        }
        this.size = size;
        board = new TaskBoard();
        results = queueOrClose(board);
        boolean started = false;
        try {
            Thread receiver = new Thread(this::receive, "results of " + name);
            receiver.setDaemon(true);
            receiver.start();
            started = true;
        } finally {
            if (!started) { // There is no room for another thread.
                results.close();
                board.close();
            }
        }
        Children.awaitAtEnd(awaitAtEnd);
    }

    private static ProcessQueue<byte[]> queueOrClose(TaskBoard board) {
        try {
            return new ProcessQueue<>();
        } catch (RuntimeException | Error e) {
            board.close();
            throw e;
        }
    }

    /**
     * Submits a task with a result.
     *
     * @param task what to do, not null
     * @return its future
     * @throws IllegalArgumentException if it cannot be serialized
     * @throws RejectedExecutionException if the pool was shut down
     */
    public <T> Future<T> submit(Task<T> task) {
        return super.submit((Callable<T>) task);
    }

    /**
     * Submits a task without a result.
     *
     * @param task what to do, not null
     * @return its future
     * @throws IllegalArgumentException if it cannot be serialized
     * @throws RejectedExecutionException if the pool was shut down
     */
    public Future<?> submit(Action task) {
        return super.submit((Runnable) task);
    }

    /**
     * Has a task done. What it throws goes to the uncaught exception handler of a thread of this pool's, which prints it.
     *
     * @param task what to do, not null
     * @throws IllegalArgumentException if it cannot be serialized
     * @throws RejectedExecutionException if the pool was shut down
     */
    public void execute(Action task) {
        execute((Runnable) task);
    }

    @Override
    public void execute(Runnable command) {
        Objects.requireNonNull(command, "command");
        PoolTask<?> task =
                command instanceof PoolTask<?> ours ? ours : new PoolTask<>(command, Executors.callable(command), true);
        synchronized (lock) {
            if (shutdown) {
                throw new RejectedExecutionException(name + " was shut down");
            }
            task.pool = this;
            task.number = ++lastTask;
            waiting.add(task);
            post();
        }
    }

    /**
     * Applies a function to each item, each in a task of its own.
     *
     * @param function what to apply
     * @param items the items, serializable
     * @return the results in the order of the items, each awaited when the stream comes to it; where a task failed, a
     *     {@link CompletionException} with its exception
     */
    public <T, R> Stream<R> map(Function<? super T, ? extends R> function, Collection<? extends T> items) {
        return map(function, items, 1);
    }

    /**
     * Applies a function to each item, several items in one task: faster where one takes little time.
     *
     * @param function what to apply
     * @param items the items, serializable
     * @param chunkSize how many items make a task, at least 1
     * @return the results in the order of the items; where one failed, its whole chunk is missing and the stream throws
     *     {@link CompletionException}
     */
    public <T, R> Stream<R> map(
            Function<? super T, ? extends R> function, Collection<? extends T> items, int chunkSize) {
        if (chunkSize < 1) {
            throw new IllegalArgumentException("chunks of " + chunkSize + " items");
        }
        List<Future<ArrayList<R>>> chunks = new ArrayList<>();
        Iterator<? extends T> all = items.iterator();
        while (all.hasNext()) {
            ArrayList<T> chunk = new ArrayList<>();
            while (all.hasNext() && chunk.size() < chunkSize) {
                chunk.add(all.next());
            }
            chunks.add(submit(() -> {
                ArrayList<R> done = new ArrayList<>();
                for (T item : chunk) {
                    done.add(function.apply(item));
                }
                return done;
            }));
        }
        return chunks.stream().flatMap(chunk -> resultOf(chunk).stream());
    }

    private static <R> R resultOf(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
        try {
            return invokeAny(tasks, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("a wait without an end has ended", e);
        }
    }

    /** Not inherited: there each task is wrapped in one that cannot leave this process. */
    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        Deadline deadline = Deadline.in(unit.toNanos(timeout));
        LinkedBlockingQueue<PoolTask<T>> done = new LinkedBlockingQueue<>();
        List<PoolTask<T>> started = new ArrayList<>();
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("no tasks");
        }
        try {
            for (Callable<T> task : tasks) {
                PoolTask<T> next = new PoolTask<>(task, task, false);
                next.whenDone = () -> done.add(next);
                started.add(next);
                execute(next);
            }
            ExecutionException last = null;
            for (int i = 0; i < started.size(); i++) {
                PoolTask<T> next = done.poll(deadline.remaining(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new TimeoutException();
                }
                try {
                    return next.get();
                } catch (ExecutionException e) {
                    last = e;
                } catch (CancellationException e) {
                    last = new ExecutionException(e);
                }
            }
            throw last;
        } finally {
            started.forEach(task -> task.cancel(true));
        }
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
        return new PoolTask<>(callable, callable, false);
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
        PoolTask<T> task = new PoolTask<>(runnable, Executors.callable(runnable, value), false);
        task.valueHere = value; // It need not travel.
        return task;
    }

    @Override
    public void shutdown() {
        synchronized (lock) {
            shutdown = true;
            endIfDone();
        }
    }

    /**
     * Shuts this pool down, interrupts the tasks that run, and gives back those that no worker has begun. Their futures
     * stay as they are: cancel them if somebody waits for them.
     */
    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> neverBegun = new ArrayList<>();
        synchronized (lock) {
            shutdown = true;
            for (int place = 0; place < posted.length; place++) {
                PoolTask<?> task = posted[place];
                if (task != null && board.withdraw(task.number, place)) {
                    clear(place);
                    neverBegun.add(task);
                } else if (task != null) {
                    interrupt(task, place);
                }
            }
            neverBegun.addAll(waiting);
            waiting.clear();
            endIfDone();
        }
        return neverBegun;
    }

    @Override
    public boolean isShutdown() {
        synchronized (lock) {
            return shutdown;
        }
    }

    @Override
    public boolean isTerminated() {
        synchronized (lock) {
            return terminated;
        }
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        Deadline deadline = Deadline.in(unit.toNanos(timeout));
        synchronized (lock) {
            while (!terminated && !deadline.isOver()) {
                TimeUnit.NANOSECONDS.timedWait(lock, deadline.remaining());
            }
            return terminated;
        }
    }

    /** Shuts this pool down and waits until all its tasks are done; if interrupted, as if by {@link #shutdownNow()}. */
    @Override
    public void close() {
        shutdown();
        boolean interrupted = false;
        while (!isTerminated()) {
            try {
                awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
                shutdownNow();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        synchronized (lock) {
            return name + "[" + workers.size() + " workers, " + (postedCount + waiting.size()) + " tasks"
                    + (terminated ? ", terminated]" : shutdown ? ", shut down]" : "]");
        }
    }

    /** Puts waiting tasks on the board as long as there is room, and sees to it that there are workers. */
    private void post() {
        int place = 0;
        while (!waiting.isEmpty() && postedCount < posted.length) {
            PoolTask<?> task = waiting.peekFirst();
            while (posted[place] != null) {
                place++;
            }
            try {
                if (!task.isDone()) {
                    if (!board.post(task.number, place, task.serialForm)) {
                        break; // It will be tried again when a task is done.
                    }
                    posted[place] = task;
                    postedCount++;
                }
                waiting.removeFirst();
            } catch (IOException e) {
                waiting.removeFirst();
                task.fail(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RejectedExecutionException("interrupted while a task was submitted", e);
            }
        }
        try {
            // Also where withdrawn tasks alone fill the board: somebody has to take them off it.
            int work = waiting.isEmpty() ? postedCount : Math.max(1, postedCount);
            while (!ended && workers.size() < Math.min(size, work)) {
                startWorker();
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            if (workers.isEmpty()) {
                giveUp().forEach(task -> task.fail(e)); // Otherwise those that there are do the work.
            }
        }
    }

    private void startWorker() {
        PipeEnd.OneWay interrupts = PipeEnd.oneWay();
        WorkerProcess worker = new WorkerProcess(
                name + "-worker-" + ++lastWorker, new PoolWorker(board, results, interrupts.receiver()));
        worker.setDaemon(true);
        try {
            worker.start(StartMethod.COLD, this::tellEnd);
            workers.put(worker.pid(), new Worker(lastWorker, interrupts.sender()));
        } catch (UncheckedIOException | IllegalStateException e) {
            interrupts.sender().close();
            throw e;
        } finally {
            interrupts.receiver().close();
        }
    }

    /** Shuts this pool down and gives back all its tasks, which nobody will do. */
    private List<PoolTask<?>> giveUp() {
        shutdown = true;
        List<PoolTask<?>> all = new ArrayList<>(waiting);
        waiting.clear();
        for (int place = 0; place < posted.length; place++) {
            if (posted[place] != null) {
                all.add(posted[place]);
                board.withdraw(posted[place].number, place);
                clear(place);
            }
        }
        return all;
    }

    /** Told in the way of the results, so that all that the worker had sent comes first. */
    private void tellEnd(long pid, int exitCode) {
        try {
            results.put(TaskResult.workerEnded(pid, exitCode).encode());
        } catch (IllegalStateException e) {
            // Nobody reads results any more, and so nobody wants to know.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive() {
        try {
            while (!isTerminated()) {
                TaskResult result = TaskResult.decode(results.take());
                if (result.kind() == TaskResult.Kind.WORKER_ENDED) {
                    workerEnded(result.number(), (Integer) result.object());
                } else {
                    taskDone(result);
                }
            }
        } catch (InterruptedException | IOException | ClassNotFoundException | RuntimeException | OutOfMemoryError e) {
            abandon(e);
        } finally {
            results.close();
        }
    }

    /** Without results there are no tasks: all fail, and the workers end. */
    private void abandon(Throwable reason) {
        synchronized (lock) {
            List<PoolTask<?>> lost = giveUp();
            if (completing != null) {
                lost.add(completing);
                completing = null;
            }
            lost.forEach(task -> task.fail(
                    new IllegalStateException("the results of " + name + " cannot be read: " + reason, reason)));
            ended = true;
            board.end();
            workers.values().forEach(worker -> worker.interrupts().close());
            workers.clear();
            terminate();
        }
    }

    /** For what a worker has told of a task; called by the receiving thread. */
    void taskDone(TaskResult result) {
        PoolTask<?> task;
        synchronized (lock) {
            endedForNothing = 0;
            // One that a worker found withdrawn is off the board already. Or a worker was killed when it had claimed
            // the task and not yet taken it off, and the end of that worker is the end of the task.
            task = result.kind() == TaskResult.Kind.WITHDRAWN ? null : takeOff(result.number());
            completing = task;
            post();
        }
        if (task != null) {
            task.complete(result);
        }
        synchronized (lock) {
            completing = null;
            endIfDone();
        }
    }

    private PoolTask<?> takeOff(long number) {
        for (int place = 0; place < posted.length; place++) {
            PoolTask<?> task = posted[place];
            if (task != null && task.number == number) {
                clear(place);
                return task;
            }
        }
        return null;
    }

    private void workerEnded(long pid, int exitCode) {
        List<PoolTask<?>> lost = new ArrayList<>();
        synchronized (lock) {
            Worker worker = workers.remove(pid);
            worker.interrupts().close();
            for (int place = 0; place < posted.length; place++) {
                if (posted[place] != null && board.runner(posted[place].number, place) == pid) {
                    lost.add(posted[place]);
                    clear(place);
                }
            }
            if (!lost.isEmpty() || ended) {
                endedForNothing = 0;
            } else if (worker.number() > lastWorkerThen) { // Otherwise it is one of several that were killed at once.
                endedForNothing++;
                lastWorkerThen = lastWorker;
            }
            if (endedForNothing >= HOPELESS) {
                lost.addAll(giveUp());
            }
            for (PoolTask<?> task : lost) {
                task.fail(new WorkerDiedException(
                        "worker process " + pid + " of " + name + " ended with exit code " + exitCode
                                + " before the task was done",
                        pid,
                        exitCode));
            }
            post();
            endIfDone();
        }
    }

    private void clear(int place) {
        posted[place] = null;
        postedCount--;
        lock.notifyAll();
    }

    /** When the last task is done after a shutdown, ends the workers; when they have ended, the pool. */
    private void endIfDone() {
        lock.notifyAll();
        if (!shutdown || !isQuiet() || terminated) {
            return;
        }
        if (!ended) {
            ended = true;
            board.end();
        }
        if (workers.isEmpty()) {
            terminate();
            wakeReceiver();
        }
    }

    private void terminate() {
        terminated = true;
        Children.doNotAwaitAtEnd(awaitAtEnd);
        board.close();
        lock.notifyAll();
    }

    private void wakeReceiver() {
        try {
            results.put(TaskResult.withdrawn(0).encode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // It then waits on, in vain and at no cost.
        }
    }

    /** Waits until all tasks are done, but not longer than a time. Returns whether they are. For the end of the JVM. */
    private boolean awaitQuiet(Duration timeout) throws InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        synchronized (lock) {
            while (!isQuiet() && !deadline.isOver()) {
                TimeUnit.NANOSECONDS.timedWait(lock, deadline.remaining());
            }
            return isQuiet();
        }
    }

    private boolean isQuiet() {
        return postedCount == 0 && waiting.isEmpty() && completing == null;
    }

    private void interrupt(PoolTask<?> task, int place) {
        Worker worker = workers.get(board.runner(task.number, place));
        if (worker == null) {
            return; // It has just ended.
        }
        try {
            worker.interrupts().send(task.number);
        } catch (IOException e) {
            // So has this one.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cancelled(PoolTask<?> task, boolean mayInterrupt) {
        synchronized (lock) {
            waiting.remove(task);
            for (int place = 0; place < posted.length; place++) {
                if (posted[place] == task) {
                    if (board.withdraw(task.number, place)) {
                        clear(place);
                        post();
                    } else if (mayInterrupt) {
                        interrupt(task, place);
                    }
                }
            }
            endIfDone();
        }
    }

    /** The future of a task. Its task runs in a worker; or here, where somebody runs what {@code shutdownNow} returned. */
    private final class PoolTask<T> extends FutureTask<T> {
        private final byte[] serialForm;
        private final boolean nobodyAsks;
        private T valueHere;
        private Runnable whenDone = () -> {};

        /** Guarded by the pool's lock. */
        private long number;

        /** Whose worker does it: not the pool that made it where that gave it back when it was shut down. */
        private volatile ProcessPool pool = ProcessPool.this;

        PoolTask(Object original, Callable<T> callable, boolean nobodyAsks) {
            super(callable);
            this.nobodyAsks = nobodyAsks;
            this.serialForm = serialize(original);
        }

        @SuppressWarnings("unchecked") // The worker returns what the callable returned.
        void complete(TaskResult result) {
            try {
                if (result.kind() == TaskResult.Kind.VALUE) {
                    T value = (T) result.object();
                    set(valueHere != null ? valueHere : value);
                } else {
                    fail(result.throwable());
                }
            } catch (IOException | ClassNotFoundException | RuntimeException | Error e) {
                fail(new IllegalStateException("the result of the task cannot be read: " + e, e));
            }
        }

        /** Runs nobody's code, and so may be called with the lock held. */
        void fail(Throwable failure) {
            setException(failure);
            if (nobodyAsks) {
                pool.uncaught.tell(failure);
            }
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            boolean cancelled = super.cancel(mayInterrupt);
            if (cancelled) {
                pool.cancelled(this, mayInterrupt);
            }
            return cancelled;
        }

        @Override
        protected void done() {
            whenDone.run();
        }
    }

    private static byte[] serialize(Object task) {
        try {
            return SerialForm.write(task instanceof Callable<?> ? task : new ActionAsTask((Runnable) task));
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException(
                    "the task cannot be sent to a worker: " + SerialForm.reason(e)
                            + "; a lambda is when it is a ProcessPool.Task or a ProcessPool.Action",
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the task cannot be sent to a worker: " + SerialForm.reason(e), e);
        }
    }

    private record ActionAsTask(Runnable action) implements Task<Object> {
        @Override
        public Object call() {
            action.run();
            return null;
        }
    }
}
