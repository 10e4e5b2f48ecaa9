package org.paralleltasks.grading.probe;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Holds the first threads that come to one site for a moment, and lets threads yield at random elsewhere. */
public final class RandomDelays implements Schedule {
    private static final long HOLD_NANOS = 400_000;
    private static final int HELD_HITS = 2;
    private static final int YIELD_ONE_IN = 8;

    private final int site;
    private final long seed;
    private final AtomicInteger hits = new AtomicInteger();

    /**
     * @param site where threads are held
     * @param seed of the yields
     */
    public RandomDelays(Site site, long seed) {
        this.site = site.number();
        this.seed = seed;
    }

    @Override
    public boolean before(Tracked thread, Site at) {
        if (at.number() == site) {
            if (hits.getAndIncrement() < HELD_HITS) {
                thread.held = true;
                LockSupport.parkNanos(HOLD_NANOS);
                thread.held = false;
                return true;
            }
        } else if (mix(seed ^ thread.events() * 0x9E3779B97F4A7C15L ^ thread.number()) % YIELD_ONE_IN == 0) {
            Thread.yield();
        }
        return false;
    }

    /** A random number from 0 that depends on nothing but its argument. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return (b ^ (b >>> 31)) >>> 1;
    }
}
