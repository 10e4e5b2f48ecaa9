package org.paralleltasks.grading;

import java.util.concurrent.ThreadLocalRandom;

/** Seeds that a person can type. */
final class Seeds {
    private static final int BOUND = 1_000_000;

    private Seeds() {}

    static long any() {
        return ThreadLocalRandom.current().nextInt(BOUND);
    }
}
