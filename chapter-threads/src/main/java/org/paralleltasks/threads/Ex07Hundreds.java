package org.paralleltasks.threads;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.paralleltasks.common.PythonProgram;

/**
 * A server with hundreds of threads, as the operating system sees it; and with a hundred thousand, which it does not see.
 *
 * <p><b>The point.</b> A thread of Java is a thread of the operating system, with a stack of its own: hundreds are
 * normal, tens of thousands too many. A virtual thread (JDK 21) is an object on the heap that gets a system thread only
 * while it has something to do: a hundred thousand that wait cost little more than what they wait for.
 *
 * <p><b>What you should see.</b> Captured on JDK 25.0.3 and CPython 3.11.7:
 *
 * <pre>
 * ps -L: 320 threads in this process, 300 of them are ours
 *     PID   LWP STAT COMMAND
 *    7779  7800 Sl   client-001
 *    7779  7801 Sl   client-002
 *    7779  7802 Sl   client-003
 *   ... and 297 more of these
 * 300 platform threads: 115.15 KiB each in RAM, stacks included
 *   all started, all ended:   median ms      (least ..      most)
 *                                69.536  (   65.802 ..    71.449)
 *
 * ps -L: 23 threads in this process, 2 of them carry the virtual ones
 *     PID   LWP STAT COMMAND
 *    7779  9905 Sl   ForkJoinPool-1-
 *    7779  9906 Sl   ForkJoinPool-1-
 * 100,000 virtual threads: 0.43 KiB each on the heap, where their stacks are
 *   all started, all ended:   median ms      (least ..      most)
 *                               262.828  (   90.139 ..   486.105)
 *
 * CPython 3.11.7, 300 threads: 16.21 KiB each in RAM, stacks included
 *   all started, all ended:   median ms      (least ..      most)
 *                                75.594  (   66.388 ..    77.732)
 * (A demonstration on this machine and today; not a benchmark.)
 * </pre>
 *
 * <ul>
 *   <li>always: 300 lines of {@code ps -L} with our threads' names, of which the first three are shown;
 *   <li>always, on JDK 21 and newer: no line of {@code ps -L} for a virtual thread, only for the few system threads
 *       that carry them; on JDK 17 one line that says that there are none to show;
 *   <li>sometimes: every figure, measured in this very run: a demonstration, not a benchmark;
 *   <li>never: a virtual thread that costs as much memory as a platform thread.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-threads compile exec:java -Dexec.args=hundreds}
 *
 * <p><b>In Python.</b> A {@code threading.Thread} is a system thread too. For very many waiting tasks Python has
 * {@code asyncio}. The difference that bites: its tasks must {@code await} and need libraries made for it; a virtual
 * thread runs the code that you have, {@code Thread.sleep} and locks included (before JDK 24 a wait inside
 * {@code synchronized} keeps its system thread).
 *
 * <p><b>Try next.</b> Make it 3,000 platform threads: it still works on most machines. At 30,000 many systems refuse
 * ({@code unable to create native thread}).
 */
public final class Ex07Hundreds {
    private static final int PLATFORM = 300;

    private static final int VIRTUAL = 100_000;

    private Ex07Hundreds() {}

    public static void main(String[] args) throws Exception {
        showPlatformThreads();
        if (Runtime.version().feature() >= 21) {
            showVirtualThreads();
        } else {
            System.out.println("100,000 virtual threads: not to be shown on JDK "
                    + Runtime.version().feature() + ", which has none. They came with JDK 21.");
            System.out.println();
        }
        PythonProgram.show(Ex07Hundreds.class, "hundreds.py", Duration.ofSeconds(20), Integer.toString(PLATFORM));
        System.out.println("(A demonstration on this machine and today; not a benchmark.)");
    }

    private static void showPlatformThreads() throws Exception {
        OptionalLong before = Ps.residentKiB();
        Crowd crowd = Crowd.gather(PLATFORM, Ex07Hundreds::startPlatformThread);
        OptionalLong with = Ps.residentKiB();
        showInPs("client-", "are ours");
        crowd.disperse();

        Timing timing = time(5, PLATFORM, Ex07Hundreds::startPlatformThread);
        boolean known = before.isPresent() && with.isPresent();
        double kiB = known ? (with.getAsLong() - before.getAsLong()) / (double) PLATFORM : Double.NaN;
        report(PLATFORM, "platform", kiB, "in RAM, stacks included", timing);
    }

    private static void showVirtualThreads() throws Exception {
        Timing timing = time(3, VIRTUAL, Ex07Hundreds::startVirtualThread);
        long before = heapBytes();
        Crowd crowd = Crowd.gather(VIRTUAL, Ex07Hundreds::startVirtualThread);
        long with = heapBytes();
        showInPs("ForkJoinPool", "carry the virtual ones");
        crowd.disperse();
        report(VIRTUAL, "virtual", (with - before) / 1024.0 / VIRTUAL, "on the heap, where their stacks are", timing);
    }

    private static Thread startPlatformThread(int number, Runnable task) {
        Thread thread = new Thread(task, String.format("client-%03d", number));
        thread.setDaemon(true); // Should the system refuse one of the threads, the others do not keep the JVM alive.
        thread.start();
        return thread;
    }

    /**
     * On JDK 21 and newer the body is just {@code Thread.startVirtualThread(task)}. This course is compiled for JDK 17, which
     * does not know the method: so it is looked up by its name.
     */
    private static Thread startVirtualThread(int number, Runnable task) throws ReflectiveOperationException {
        Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        return (Thread) start.invoke(null, task);
    }

    private static Timing time(int rounds, int size, Crowd.Starter starter) throws Exception {
        return Timing.of(1, rounds, () -> {
            Crowd.gather(size, starter).disperse();
            return null;
        });
    }

    private static void showInPs(String prefix, String what) throws InterruptedException {
        List<String> all = Ps.threadsOfThisProcess();
        if (all.isEmpty()) {
            System.out.println("There is no ps here that can show threads (ps -L).");
            return;
        }
        List<String> ours = all.stream().filter(l -> l.contains(prefix)).toList();
        System.out.println(
                String.format("ps -L: %d threads in this process, %d of them %s", all.size() - 1, ours.size(), what));
        System.out.println("  " + all.get(0));
        ours.stream().limit(3).forEach(l -> System.out.println("  " + l));
        if (ours.size() > 3) {
            System.out.println("  ... and " + (ours.size() - 3) + " more of these");
        }
    }

    private static void report(int size, String kind, double kiB, String where, Timing timing) {
        String each = Double.isNaN(kiB) ? "memory not known here" : String.format(Locale.ROOT, "%.2f KiB each", kiB);
        System.out.println(String.format(Locale.ROOT, "%,d %s threads: %s %s", size, kind, each, where));
        System.out.println("  all started, all ended:   " + Timing.HEADING);
        System.out.println("                            " + timing.columns());
        System.out.println();
    }

    private static long heapBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
