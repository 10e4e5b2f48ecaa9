package org.paralleltasks.multiprocess.process;

import java.time.Duration;

/** How long one wait may take, and whether it heeds interrupts. For use by one thread, in one call. */
final class Deadline {
    private final boolean endless;
    private final boolean interruptible;
    private final long end;
    private boolean interruptedMeanwhile;

    private Deadline(boolean endless, boolean interruptible, long nanos) {
        this.endless = endless;
        this.interruptible = interruptible;
        this.end = endless ? 0 : System.nanoTime() + nanos; // To ask the clock takes as long as to take a lock.
    }

    static Deadline never() {
        return new Deadline(true, true, 0);
    }

    static Deadline neverUninterruptible() {
        return new Deadline(true, false, 0);
    }

    /** Zero or less: over at once. */
    static Deadline in(long nanos) {
        // Half the range, some 146 years, so that the subtraction below cannot overflow.
        return new Deadline(false, true, Math.max(0, Math.min(nanos, Long.MAX_VALUE / 2)));
    }

    static Deadline in(Duration timeout) {
        try {
            return in(timeout.toNanos());
        } catch (ArithmeticException e) {
            return in(timeout.isNegative() ? 0 : Long.MAX_VALUE);
        }
    }

    /** The time left in nanoseconds, {@link Long#MAX_VALUE} for no end. */
    long remaining() {
        return endless ? Long.MAX_VALUE : end - System.nanoTime();
    }

    boolean isOver() {
        return !endless && remaining() <= 0;
    }

    /** Whether to end the wait because of an interrupt. Clears the thread's status, as who throws has to. */
    boolean isInterrupted() {
        boolean interrupted = Thread.interrupted();
        if (interrupted && !interruptible) {
            interruptedMeanwhile = true;
            return false;
        }
        return interrupted;
    }

    /** Gives back the status that an uninterruptible wait took. */
    void restoreInterrupt() {
        if (interruptedMeanwhile) {
            interruptedMeanwhile = false;
            Thread.currentThread().interrupt();
        }
    }
}
