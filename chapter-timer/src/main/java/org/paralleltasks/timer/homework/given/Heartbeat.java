package org.paralleltasks.timer.homework.given;

/** Beats again and again at a fixed rate until it is stopped. For any number of threads. */
public interface Heartbeat {
    /**
     * Starts, and returns at once. The first beat is due now, each other one period after the one before was due, however
     * long that took. The timer's thread does them. A beat that throws is not the last. Called once.
     */
    void start();

    /**
     * Stops it: when this returns, no beat goes on, none will begin, and the timer keeps none. A beat that goes on is waited
     * for, not interrupted; only a beat that itself calls this is not, and it is the last. Any number of times, and before
     * {@link #start()} too: then there is no beat.
     */
    void stop();
}
