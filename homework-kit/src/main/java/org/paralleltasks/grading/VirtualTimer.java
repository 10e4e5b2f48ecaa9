package org.paralleltasks.grading;

import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.grading.probe.Abandoned;

/** One thread that does jobs when their virtual time has come, in the order in which they are due. Thread-safe. */
@Synchronizes
final class VirtualTimer extends AbstractExecutorService implements ScheduledExecutorService {
    static final String THREAD = "timer";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Job<?>> queue = new PriorityQueue<>();
    private final Runnable beforeEach;
    private final Thread thread = new Thread(this::doJobs, THREAD);
    private long nowNanos;
    private long untilNanos;
    private long lastNumber;
    private boolean isInAJob;
    private boolean over;

    /** @param beforeEach what the thread does before each job */
    VirtualTimer(Runnable beforeEach) {
        this.beforeEach = beforeEach;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void doJobs() {
        try {
            for (Job<?> job = awaitNext(); job != null; job = awaitNext()) {
                beforeEach.run();
                job.run();
                Thread.interrupted(); // That was meant for the job.
            }
        } catch (Abandoned e) {
            // The run is over, and nobody asks.
        }
    }

    private Job<?> awaitNext() {
        lock.lock();
        try {
            isInAJob = false;
            while (!over && !isOneDue()) {
                nowNanos = untilNanos;
                changed.awaitUninterruptibly();
            }
            if (over) {
                return null;
            }
            isInAJob = true;
            Job<?> next = queue.poll();
            nowNanos = Math.max(nowNanos, next.dueNanos);
            return next;
        } finally {
            lock.unlock();
        }
    }

    private boolean isOneDue() {
        return !queue.isEmpty() && queue.peek().dueNanos <= untilNanos;
    }

    void letPass(long nanos) {
        lock.lock();
        try {
            untilNanos += nanos;
            if (!isInAJob && !isOneDue()) {
                nowNanos = untilNanos;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void takes(long nanos) {
        lock.lock();
        try {
            nowNanos += nanos;
            untilNanos = Math.max(untilNanos, nowNanos);
        } finally {
            lock.unlock();
        }
    }

    long nowNanos() {
        lock.lock();
        try {
            return nowNanos;
        } finally {
            lock.unlock();
        }
    }

    boolean isIdle() {
        lock.lock();
        try {
            return !isInAJob && !isOneDue();
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    boolean isOwnThread() {
        return Thread.currentThread() == thread;
    }

    void end(long mostMillis) {
        boolean wait;
        lock.lock();
        try {
            over = true;
            wait = !isInAJob;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            if (wait) {
                thread.join(mostMillis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return schedule(Executors.callable(command), delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        Job<V> job = new Job<>(callable, 0);
        enter(job, delay, unit);
        return job;
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        Job<?> job = new Job<>(Executors.callable(command), unit.toNanos(positive(period)));
        enter(job, initialDelay, unit);
        return job;
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        Job<?> job = new Job<>(Executors.callable(command), -unit.toNanos(positive(delay)));
        enter(job, initialDelay, unit);
        return job;
    }

    @Override
    public void execute(Runnable command) {
        enter(new Job<>(Executors.callable(command), 0), 0, TimeUnit.NANOSECONDS);
    }

    private static long positive(long period) {
        if (period <= 0) {
            throw new IllegalArgumentException("a period of " + period + ": it must be positive");
        }
        return period;
    }

    private void enter(Job<?> job, long delay, TimeUnit unit) {
        lock.lock();
        try {
            if (over) {
                throw new RejectedExecutionException("this timer has ended");
            }
            job.number = ++lastNumber;
            job.dueNanos = nowNanos + Math.max(0, unit.toNanos(delay));
            queue.add(job);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void enterAgain(Job<?> job) {
        lock.lock();
        try {
            if (!job.isCancelled()) {
                job.dueNanos = job.periodNanos > 0 ? job.dueNanos + job.periodNanos : nowNanos - job.periodNanos;
                queue.add(job);
            }
        } finally {
            lock.unlock();
        }
    }

    private void remove(Job<?> job) {
        lock.lock();
        try {
            queue.remove(job);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void shutdown() {
        throw new IllegalStateException("the timer is given, and others use it too: it is not to be shut down");
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        shutdown();
        return false;
    }

    /** A job, its place among those that are due at the same time, and its time; both under the lock of the timer. */
    @Synchronizes
    private final class Job<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {
        /** 0: once; positive: from beginning to beginning; negative: from end to beginning. */
        private final long periodNanos;

        private long number;
        private long dueNanos;

        Job(Callable<V> work, long periodNanos) {
            super(work);
            this.periodNanos = periodNanos;
        }

        @Override
        public void run() {
            if (!isPeriodic()) {
                super.run();
            } else if (runAndReset()) {
                enterAgain(this);
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            if (cancelled) {
                remove(this);
            }
            return cancelled;
        }

        @Override
        public boolean isPeriodic() {
            return periodNanos != 0;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            lock.lock();
            try {
                return unit.convert(dueNanos - nowNanos, TimeUnit.NANOSECONDS);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public int compareTo(Delayed other) {
            Job<?> job = (Job<?>) other;
            int byTime = Long.compare(dueNanos, job.dueNanos);
            return byTime == 0 ? Long.compare(number, job.number) : byTime;
        }
    }
}
