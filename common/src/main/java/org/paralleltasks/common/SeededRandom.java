package org.paralleltasks.common;

import java.util.OptionalLong;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * The random numbers of the examples: like {@link java.util.concurrent.ThreadLocalRandom}, one generator per thread,
 * but repeatable. With {@code --seed 42} a thread draws the same numbers in every run, whatever the other threads do,
 * because its generator is made from the seed and from the thread's name. Without a seed every run differs.
 *
 * <p>Two threads of one name draw the same numbers when a seed is set; a thread renamed after its first draw goes on
 * with the generator it has. Safe for use by any thread.
 */
public final class SeededRandom {
    private static final ThreadLocal<Random> OF_THIS_THREAD = ThreadLocal.withInitial(
            () -> create(Settings.current().seed(), Thread.currentThread().getName()));

    private SeededRandom() {}

    /**
     * The calling thread's own generator. Do not hand it to another thread.
     *
     * @return the generator, never null
     */
    public static Random current() {
        return OF_THIS_THREAD.get();
    }

    static Random create(OptionalLong seed, String threadName) {
        if (seed.isEmpty()) {
            return new Random();
        }
        // Neighbouring seeds and names such as "1", "2", "3" must not give look-alike sequences: mix both well.
        long ofSeed = new SplittableRandom(seed.getAsLong()).nextLong();
        return new Random(new SplittableRandom(ofSeed ^ threadName.hashCode()).nextLong());
    }
}
