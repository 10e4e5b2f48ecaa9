package org.paralleltasks.sync;

import java.text.DateFormat;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The same program with a class that is not thread-safe, and with its counterpart that is.
 *
 * <p><b>The point.</b> Whether several threads may use one object at once is part of its class's contract: read it. And
 * a thread-safe class makes each of its methods whole, not your two calls in a row.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 16:49:24.868 4 threads, one object, 20000 calls each:
 * 16:49:25.567   wrong: SimpleDateFormat, mistakes: 2050, in round 1
 * 16:49:26.551   right: DateTimeFormatter, mistakes: 0, in 10 rounds
 * 16:49:26.555   wrong: ArrayList, mistakes: 20000, in round 1
 * 16:49:26.593   right: Collections.synchronizedList, mistakes: 0, in 10 rounds
 * 16:49:26.600   wrong: HashMap.merge, mistakes: 60000, in round 1
 * 16:49:26.618   wrong: ConcurrentHashMap.get, then put, mistakes: 55794, in round 4
 * 16:49:26.701   right: ConcurrentHashMap.merge, mistakes: 0, in 10 rounds
 * </pre>
 *
 * <ul>
 *   <li>always: 0 mistakes with the thread-safe classes;
 *   <li>mostly in the first round, practically always within the 15 s it may take: mistakes with the others, and with
 *       the two calls in a row; how many differs from run to run;
 *   <li>sometimes: an exception, such as ArrayIndexOutOfBoundsException of an ArrayList that grows twice at once;
 *   <li>never: a warning. Each wrong class works with one thread, and in the test you wrote with one thread.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-sync compile exec:java -Dexec.args=thread-safe-api}
 *
 * <p><b>In Python.</b> {@code list.append} and one {@code dict} store are whole, thanks to the global lock, and
 * {@code queue.Queue} is made for threads. The difference that bites: Java's ArrayList and HashMap give no such gift;
 * they lose elements, and a HashMap that grows under two threads may even loop for ever.
 *
 * <p><b>Try next.</b> Give each thread its own SimpleDateFormat (make it in {@code call}): right, and slower. Then put
 * a {@code synchronized (map)} block around {@code get} and {@code put}: right, if everybody does it.
 */
public final class Ex09ThreadSafeApi {
    private static final Logger log = LoggerFactory.getLogger(Ex09ThreadSafeApi.class);

    private static final int THREADS = 4;
    private static final int CALLS = 20_000;
    private static final long LONGEST_SEARCH_NANOS = TimeUnit.SECONDS.toNanos(15);

    private Ex09ThreadSafeApi() {}

    /** What four threads do to one object, {@link #CALLS} times each. */
    private interface Subject {
        /** Whether this call gave what it should. */
        boolean call(int thread);

        /** What is missing in the end. */
        default long missing() {
            return 0;
        }
    }

    /** Each thread formats a day of its own. */
    private static Subject formatting(DateFormat format) {
        return thread -> format.format(new GregorianCalendar(2024, 0, 1 + thread).getTime())
                .equals("2024-01-0" + (1 + thread));
    }

    /** The same with the classes of java.time, which are immutable. */
    private static Subject formatting(DateTimeFormatter format) {
        return thread -> format.format(LocalDate.of(2024, 1, 1 + thread)).equals("2024-01-0" + (1 + thread));
    }

    /** All threads add to one list. */
    private record Adding(List<Integer> list) implements Subject {
        @Override
        public boolean call(int thread) {
            return list.add(thread);
        }

        @Override
        public long missing() {
            return THREADS * CALLS - list.size();
        }
    }

    /** All threads count in one map. The key is there from the start: a map that grows could hang (see above). */
    private record Counting(Map<String, Integer> map, boolean inTwoCalls) implements Subject {
        Counting {
            map.put("calls", 0);
        }

        @Override
        public boolean call(int thread) {
            if (inTwoCalls) {
                map.put("calls", map.get("calls") + 1);
            } else {
                map.merge("calls", 1, Integer::sum);
            }
            return true;
        }

        @Override
        public long missing() {
            return THREADS * CALLS - map.get("calls");
        }
    }

    public static void main(String[] args) throws InterruptedException {
        log.info("{} threads, one object, {} calls each:", THREADS, CALLS);
        wrong("SimpleDateFormat", () -> formatting(new SimpleDateFormat("yyyy-MM-dd")));
        right("DateTimeFormatter", () -> formatting(DateTimeFormatter.ISO_LOCAL_DATE));
        wrong("ArrayList", () -> new Adding(new ArrayList<>()));
        right("Collections.synchronizedList", () -> new Adding(Collections.synchronizedList(new ArrayList<>())));
        wrong("HashMap.merge", () -> new Counting(new HashMap<>(), false));
        wrong("ConcurrentHashMap.get, then put", () -> new Counting(new ConcurrentHashMap<>(), true));
        right("ConcurrentHashMap.merge", () -> new Counting(new ConcurrentHashMap<>(), false));
    }

    /** A race need not be lost in every round: tries until it is, for a while. */
    private static void wrong(String name, Supplier<Subject> fresh) throws InterruptedException {
        long start = System.nanoTime();
        long mistakes;
        int rounds = 0;
        do {
            mistakes = mistakes(fresh.get());
            rounds++;
        } while (mistakes == 0 && System.nanoTime() - start < LONGEST_SEARCH_NANOS);
        log.info("  wrong: {}, mistakes: {}, in round {}", name, mistakes, rounds);
    }

    /** As many rounds as one likes: there is nothing to be found. */
    private static void right(String name, Supplier<Subject> fresh) throws InterruptedException {
        long mistakes = 0;
        for (int round = 0; round < 10; round++) {
            mistakes += mistakes(fresh.get());
        }
        log.info("  right: {}, mistakes: {}, in 10 rounds", name, mistakes);
    }

    private static long mistakes(Subject subject) throws InterruptedException {
        LongAdder wrongCalls = new LongAdder();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads.add(new Thread(() -> {
                for (int call = 0; call < CALLS; call++) {
                    try {
                        if (!subject.call(number)) {
                            wrongCalls.increment();
                        }
                    } catch (RuntimeException e) {
                        wrongCalls.increment(); // Also a way to be wrong, and the lucky one: somebody notices.
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return wrongCalls.sum() + subject.missing();
    }
}
