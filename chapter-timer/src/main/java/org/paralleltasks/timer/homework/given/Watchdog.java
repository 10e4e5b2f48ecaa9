package org.paralleltasks.timer.homework.given;

/**
 * Raises an alarm, once, when nobody has stroked it for some time. All methods return at once, also while the alarm goes on.
 * For any number of threads.
 */
public interface Watchdog {
    /** From now on it waits to be stroked. Called once. */
    void start();

    /**
     * Says that all is well: the time begins anew.
     *
     * @return true if the alarm has not begun, and will not before the whole time has passed without another stroke; false if
     *     the dog is not on duty: not started, stopped, or the alarm has begun
     */
    boolean stroke();

    /**
     * Takes the dog off duty. Any number of times.
     *
     * @return true if the alarm has not begun and never will; false if it goes on or is over
     */
    boolean stop();
}
