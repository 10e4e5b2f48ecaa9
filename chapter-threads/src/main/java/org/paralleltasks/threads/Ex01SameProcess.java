package org.paralleltasks.threads;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Threads live inside one process and share its memory; that is why they are light.
 *
 * <p><b>The point.</b> Every thread has the same process id, a thread id of its own, and sees the very same objects. It
 * costs a small part of what a process costs, because nothing has to be loaded, copied or set up for it.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * main      process 7278  thread  1  list {@literal @}3d4eac69
 * worker-1  process 7278  thread 12  list {@literal @}3d4eac69
 * worker-2  process 7278  thread 13  list {@literal @}3d4eac69
 * worker-3  process 7278  thread 14  list {@literal @}3d4eac69
 * One list, written by all: [main, worker-1, worker-2, worker-3]
 *
 * started, and ended        median ms      (least ..      most)
 * a thread                      0.215  (    0.107 ..     1.105)
 * a small process (true)        1.372  (    1.294 ..     1.736)
 * a JVM (java -version)        38.910  (   36.953 ..    45.344)
 * For the time of one JVM: 181 threads.
 * </pre>
 *
 * <ul>
 *   <li>always: one process id, four thread ids, one list (the number after {@literal @} stands for the object); four
 *       names in the list at the end, since {@code main} reads it after the joins;
 *   <li>always: a thread is cheaper than a process by far;
 *   <li>sometimes: the order of the workers, and each figure of the table: they are measured in this very run and
 *       depend on the machine and on what else it does. A demonstration, not a benchmark;
 *   <li>never: a worker with a list of its own. That is what processes have (see the chapter on them).
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-threads compile exec:java -Dexec.args=same-process}
 *
 * <p><b>In Python.</b> {@code os.getpid()} and {@code threading.get_native_id()} tell the same story. The difference
 * that bites: {@code list.append} is safe in CPython, {@code ArrayList.add} is not. A list that several threads write
 * must be one made for it, as here.
 *
 * <p><b>Try next.</b> Make the list a plain {@code ArrayList} and start a thousand workers: names get lost, or a worker
 * dies of an {@code ArrayIndexOutOfBoundsException}. How to share safely is the next chapter.
 */
public final class Ex01SameProcess {
    /** One object on the heap, reached by all threads. */
    private static final List<String> SEEN_BY = Collections.synchronizedList(new ArrayList<>());

    private Ex01SameProcess() {}

    public static void main(String[] args) throws Exception {
        lookAround();
        List<Thread> workers = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            workers.add(new Thread(Ex01SameProcess::lookAround, "worker-" + i));
        }
        for (Thread worker : workers) {
            worker.start();
        }
        for (Thread worker : workers) {
            worker.join();
        }
        System.out.println("One list, written by all: " + SEEN_BY);

        System.out.println();
        System.out.println("started, and ended        " + Timing.HEADING);
        double thread = row("a thread", 50, 200, Ex01SameProcess::startAndJoinThread);
        row("a small process (true)", 2, 10, () -> startAndAwait("true"));
        double jvm = row("a JVM (java -version)", 1, 5, () -> startAndAwait(java(), "-version"));
        System.out.println(String.format(Locale.ROOT, "For the time of one JVM: %.0f threads.", jvm / thread));
    }

    private static void lookAround() {
        Thread me = Thread.currentThread();
        SEEN_BY.add(me.getName());
        System.out.println(String.format(
                "%-8s  process %d  thread %2d  list @%08x",
                me.getName(), ProcessHandle.current().pid(), me.getId(), System.identityHashCode(SEEN_BY)));
    }

    private static double row(String what, int warmUps, int rounds, Callable<?> task) throws Exception {
        String name = String.format("%-24s  ", what);
        try {
            Timing timing = Timing.of(warmUps, rounds, task);
            System.out.println(name + timing.columns());
            return timing.medianMillis();
        } catch (IOException e) {
            System.out.println(name + "cannot be started here: " + e.getMessage());
            return Double.NaN;
        }
    }

    private static Void startAndJoinThread() throws InterruptedException {
        Thread thread = new Thread(() -> {});
        thread.start();
        thread.join();
        return null;
    }

    private static int startAndAwait(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
