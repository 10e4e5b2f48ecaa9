package org.paralleltasks.timer.homework.given;

/** Calls a function once, some time later, unless it is called off before. For any number of threads. */
public interface DelayedCall {
    /**
     * Starts the delay, and returns at once. When it is over, the timer's thread calls the function.
     *
     * @throws IllegalStateException if it was started before
     */
    void start();

    /**
     * Calls it off, unless the function is being called or has been: then nothing happens to it. Before {@link #start()} too:
     * then a start calls nothing.
     *
     * @return true if the function has not been called and never will be, by this call of cancel() or by an earlier one
     */
    boolean cancel();

    /**
     * Waits until the function has returned or thrown, or the call has been cancelled. What the function did is seen by the
     * caller afterwards.
     *
     * @throws InterruptedException if interrupted while it waits
     */
    void join() throws InterruptedException;
}
