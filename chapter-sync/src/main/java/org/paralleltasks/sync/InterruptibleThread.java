package org.paralleltasks.sync;

/**
 * A thread for a task that waits: an interrupt ends it, quietly. What else the task throws goes to the thread's handler
 * of uncaught exceptions, as with every thread.
 */
final class InterruptibleThread extends Thread {
    private final Task task;

    /** What {@link Runnable} is not allowed: a task that may be interrupted, or fail with a checked exception. */
    interface Task {
        void run() throws Exception;
    }

    /**
     * A thread that is not started yet.
     *
     * @param name its name, not null
     * @param task what it does, not null
     */
    InterruptibleThread(String name, Task task) {
        super(name);
        this.task = task;
    }

    /** Starts a thread with that task. */
    static Thread start(String name, Task task) {
        Thread thread = new InterruptibleThread(name, task);
        thread.start();
        return thread;
    }

    /**
     * Starts a thread with that task, and returns when it waits as {@link Whereabouts#awaitWaiting} has it.
     *
     * @throws IllegalStateException if it has ended, or does not wait there within 20 s
     */
    static Thread startWaiting(String name, Task task, Class<?> in, Class<?> what) throws InterruptedException {
        Thread thread = start(name, task);
        Whereabouts.awaitWaiting(thread, in, what);
        return thread;
    }

    @Override
    public void run() {
        try {
            task.run();
        } catch (InterruptedException e) {
            interrupt(); // Asked to stop, and that is all there is to do.
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
