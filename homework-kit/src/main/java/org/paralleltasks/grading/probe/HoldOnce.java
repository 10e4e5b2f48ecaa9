package org.paralleltasks.grading.probe;

import java.util.concurrent.CountDownLatch;

/**
 * Holds one thread before one of its steps until it is released: what happens if all the others get everything done
 * exactly here?
 */
public final class HoldOnce implements Schedule {
    private final long thread;
    private final long step;
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean reached;

    /**
     * @param thread the number of the thread to hold
     * @param step before which of its steps, 1 for the first
     */
    public HoldOnce(long thread, long step) {
        this.thread = thread;
        this.step = step;
    }

    /** Whether the thread came as far as that step. */
    public boolean isReached() {
        return reached;
    }

    @Override
    public boolean before(Tracked at, Site site) {
        if (at.events() != step || at.number() != thread) {
            return false;
        }
        reached = true;
        at.held = true;
        boolean interrupted = false;
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        at.held = false;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    @Override
    public boolean isHolding() {
        return reached && released.getCount() > 0;
    }

    @Override
    public boolean release() {
        boolean holding = isHolding();
        released.countDown();
        return holding;
    }
}
