package org.paralleltasks.sync;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.paralleltasks.common.Pace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one thread writes another need not see: a stop flag, an object handed over, a lazily made singleton.
 *
 * <p><b>The point.</b> Without {@code volatile}, a lock or the like between the write and the read, Java promises
 * nothing about when, or in which order, another thread sees your writes. Some of that you can watch; some of it your
 * machine never shows you, and it is just as wrong.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15, on an amd64 processor:
 *
 * <pre>
 * 17:06:01.943 A stop flag in a plain field:
 * 17:06:06.062   not seen for 3000 ms: 'worker' runs at Ex08Visibility.java:65
 * 17:06:06.066 A stop flag in a volatile field:
 * 17:06:07.081   seen: the worker ended 188 us later
 * 17:06:07.081 An object handed over before its constructor has ended:
 * 17:06:07.084   its final field, seen by another thread: 0; afterwards: 42
 * 17:06:07.084 Double-checked locks, two threads racing, on amd64:
 * 17:06:07.312   without volatile: 0 objects of 500000 seen half built
 * 17:06:07.710   with volatile: 0 objects of 500000 seen half built
 * 17:06:07.711   a 0 without volatile proves nothing: Java allows more than this machine has shown
 * </pre>
 *
 * <ul>
 *   <li>nearly always: the plain flag is not seen, since HotSpot's compiler reads it once, before the loop; with
 *       {@code -Xint} (no compiler) it is seen at once, and the line says so;
 *   <li>always: the volatile flag ends its loop; the final field is read as 0 while its constructor still runs;
 *   <li>sometimes, on ARM and others: half-built objects in the last lines. On amd64 the processor keeps a thread's
 *       stores in order and today's compilers were never seen to change this one, so a count of 0 is all you get, and
 *       proves nothing;
 *   <li>never, anywhere: a half-built object with {@code volatile}.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-sync compile exec:java -Dexec.args=visibility}
 *
 * <p><b>In Python.</b> A plain {@code stop = True} is seen: CPython's interpreter reads the attribute anew each time
 * round. The difference that bites: the same loop, translated word for word, never ends in Java.
 *
 * <p><b>Try next.</b> Put {@code System.out.print("")} into the plain loop: it ends. HotSpot reads the flag again
 * after such a call, which Java does not promise; so the bug goes away as soon as you add a line to look for it.
 */
public final class Ex08Visibility {
    private static final Logger log = LoggerFactory.getLogger(Ex08Visibility.class);

    private Ex08Visibility() {}

    /** Wrong: the loop does not change the flag, so the compiler may read it once and for all. */
    static final class PlainFlag extends Thread {
        private boolean stop;
        private long rounds;

        @Override
        public void run() {
            while (!stop) {
                rounds++;
            }
        }
    }

    /** Right: each read of a volatile sees the last write of it. */
    static final class VolatileFlag extends Thread {
        private volatile boolean stop;
        private long rounds;

        @Override
        public void run() {
            while (!stop) {
                rounds++;
            }
        }
    }

    /** Wrong: {@code this} is handed to another thread in the constructor. Not even {@code final} helps then. */
    static final class EarlyBird {
        private final int value;
        private int seenByAnother;

        EarlyBird() throws InterruptedException {
            Thread reader = new Thread(() -> seenByAnother = read(this));
            reader.start();
            reader.join(); // The constructor is slow, and the other thread is quick.
            value = 42;
        }

        private static int read(EarlyBird bird) {
            return bird.value;
        }
    }

    static final class Point {
        private int x;

        Point() {
            x = 42;
        }
    }

    /** Wrong: the first, unlocked read may see the new object, and not what its constructor wrote. */
    static final class WithoutVolatile implements Supplier<Point> {
        private Point point;

        @Override
        @SuppressWarnings("DoubleCheckedLocking") // That is the mistake to be shown.
        public Point get() {
            if (point == null) {
                synchronized (this) {
                    if (point == null) {
                        point = new Point();
                    }
                }
            }
            return point;
        }
    }

    /** Right: who sees the object sees all that was written before it. */
    static final class WithVolatile implements Supplier<Point> {
        private volatile Point point;

        @Override
        public Point get() {
            if (point == null) {
                synchronized (this) {
                    if (point == null) {
                        point = new Point();
                    }
                }
            }
            return point;
        }
    }

    public static void main(String[] args) throws InterruptedException {
        log.info("A stop flag in a plain field:");
        PlainFlag plain = new PlainFlag();
        stop(plain, () -> plain.stop = true);
        log.info("A stop flag in a volatile field:");
        VolatileFlag seen = new VolatileFlag();
        stop(seen, () -> seen.stop = true);

        log.info("An object handed over before its constructor has ended:");
        EarlyBird bird = new EarlyBird();
        log.info("  its final field, seen by another thread: {}; afterwards: {}", bird.seenByAnother, bird.value);

        log.info("Double-checked locks, two threads racing, on {}:", System.getProperty("os.arch"));
        log.info("  without volatile: {} objects of 500000 seen half built", halfBuilt(WithoutVolatile::new));
        log.info("  with volatile: {} objects of 500000 seen half built", halfBuilt(WithVolatile::new));
        log.info("  a 0 without volatile proves nothing: Java allows more than this machine has shown");
    }

    private static void stop(Thread worker, Runnable stop) throws InterruptedException {
        worker.setName("worker");
        worker.setDaemon(true); // Nothing ends it if it does not see the flag; the program must end without it.
        worker.start();
        Thread.sleep(1_000); // Time for the compiler to compile the loop; --speed does not make that faster.
        long start = System.nanoTime();
        stop.run();
        worker.join(Math.max(1_000, Pace.millis(3_000)));
        long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
        if (worker.isAlive()) {
            log.info("  not seen for {} ms: {}", micros / 1_000, Whereabouts.of(worker));
        } else {
            log.info("  seen: the worker ended {} us later", micros);
        }
    }

    private static long halfBuilt(Supplier<Supplier<Point>> kind) throws InterruptedException {
        LongAdder halfBuilt = new LongAdder();
        for (int round = 0; round < 10; round++) {
            List<Supplier<Point>> fresh = Stream.generate(kind).limit(50_000).toList();
            Runnable look = () -> halfBuilt.add(fresh.stream()
                    .map(Supplier::get)
                    .filter(point -> point.x != 42)
                    .count());
            Thread other = new Thread(look);
            other.start();
            look.run();
            other.join();
        }
        return halfBuilt.sum();
    }
}
