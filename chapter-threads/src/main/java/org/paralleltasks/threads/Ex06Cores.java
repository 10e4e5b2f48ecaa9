package org.paralleltasks.threads;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.paralleltasks.common.PythonProgram;

/**
 * The same calculation on one, two, more threads: Java's threads use all cores at once.
 *
 * <p><b>The point.</b> Work that only calculates, shared out among as many threads as there are cores, takes that many
 * times less. In CPython it takes as long as before, or longer: its global interpreter lock lets one thread at a time
 * run Python code.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15 and CPython 3.11.7, on two cores:
 *
 * <pre>
 * JDK 17.0.15, 2 cores: 60 million steps shared out among the threads; 5 rounds
 * threads  median ms      (least ..      most)  speed-up  cores used
 *       1     99.543  (   99.210 ..   100.181)      1.00        0.99
 *       2     51.750  (   50.843 ..    59.644)      1.92        2.02
 *       4     50.925  (   50.484 ..    51.360)      1.95        1.81
 *
 * CPython 3.11.7, with a global interpreter lock: 0.4 million steps shared out among the threads; 3 rounds
 * threads  median ms      (least ..      most)  speed-up  cores used
 *       1     70.651  (   67.430 ..    74.450)      1.00        1.00
 *       2     68.785  (   68.441 ..    72.007)      1.03        1.01
 *       4     70.987  (   70.353 ..    74.502)      1.00        1.01
 * (A demonstration on this machine and today; not a benchmark.)
 * </pre>
 *
 * <ul>
 *   <li>always: as many rows for Java as for CPython, or a line that says why CPython has none;
 *   <li>mostly: Java's speed-up close to the number of threads, up to the number of cores, and no better beyond;
 *       CPython's close to 1 or below, since it uses one core whatever the number of threads;
 *   <li>sometimes: less than that, on a machine with other things to do ({@code cores used} then says what it had left) or
 *       whose "cores" are two halves of one. The figures are measured in this very run: a demonstration, no benchmark;
 *   <li>never: a speed-up above the number of cores, but for the inaccuracy of the measurement.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-threads compile exec:java -Dexec.args=cores}
 *
 * <p><b>In Python.</b> For work that calculates, {@code multiprocessing}, or since CPython 3.13 a build without the lock
 * ("free-threaded"). The deck names Jython, whose threads are the JVM's own. The difference that bites: the lock hides
 * races without removing them. A program that "worked" with it may fail without it.
 *
 * <p><b>Try next.</b> Let all threads add to one shared {@code AtomicLong} in the loop instead of each to its own
 * variable: the speed-up is gone, and the more threads, the slower. Sharing is what costs.
 */
public final class Ex06Cores {
    private static final long STEPS = 60_000_000;

    private static final int ROUNDS = 5;

    private Ex06Cores() {}

    static final class Spinner extends Thread {
        private final long steps;
        private long result;

        Spinner(long steps) {
            this.steps = steps;
        }

        @Override
        public void run() {
            result = spin(steps);
        }
    }

    /** Work for a core and nothing else: each step needs the one before (Marsaglia's xorshift generator). */
    static long spin(long steps) {
        long x = 1;
        for (long i = 0; i < steps; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        return x;
    }

    public static void main(String[] args) throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        System.out.println("JDK " + System.getProperty("java.version") + ", " + cores + " cores: " + STEPS / 1_000_000
                + " million steps shared out among the threads; " + ROUNDS + " rounds");
        System.out.println("threads  " + Timing.HEADING + "  speed-up  cores used");
        Timing.of(3, 1, () -> spinOn(1)); // Until the loop is compiled.
        double alone = 0;
        List<String> counts = new ArrayList<>();
        for (int threads : threadCounts(cores)) {
            long start = System.nanoTime();
            long cpuBefore = cpuNanos();
            Timing timing = Timing.of(1, ROUNDS, () -> spinOn(threads));
            double coresUsed = (double) (cpuNanos() - cpuBefore) / (System.nanoTime() - start);
            alone = threads == 1 ? timing.medianMillis() : alone;
            double speedUp = alone / timing.medianMillis();
            System.out.println(String.format(
                    Locale.ROOT, "%7d  %s  %8.2f  %10.2f", threads, timing.columns(), speedUp, coresUsed));
            counts.add(Integer.toString(threads));
        }

        System.out.println();
        PythonProgram.show(Ex06Cores.class, "cores.py", Duration.ofSeconds(20), counts.toArray(String[]::new));
        System.out.println("(A demonstration on this machine and today; not a benchmark.)");
    }

    /** Shares the steps out evenly, and returns a number that depends on all of them. */
    private static long spinOn(int threads) throws InterruptedException {
        List<Spinner> spinners = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            spinners.add(new Spinner(STEPS / threads));
        }
        for (Spinner spinner : spinners) {
            spinner.start();
        }
        long all = 0;
        for (Spinner spinner : spinners) {
            spinner.join();
            all += spinner.result;
        }
        return all;
    }

    /** The time that this process has had on all cores together; zero where the system does not say. */
    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    /** 1, 2, 4 and so on below the number of cores, that number, and twice as many threads as there are cores. */
    static List<Integer> threadCounts(int cores) {
        TreeSet<Integer> counts = new TreeSet<>(List.of(cores, 2 * cores));
        for (int i = 1; i < cores; i *= 2) {
            counts.add(i);
        }
        return List.copyOf(counts);
    }
}
