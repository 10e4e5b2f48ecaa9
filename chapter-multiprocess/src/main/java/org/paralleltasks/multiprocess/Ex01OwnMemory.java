package org.paralleltasks.multiprocess;

import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.common.Settings;
import org.paralleltasks.multiprocess.process.WorkerProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A static variable and a list, changed by a thread and changed by a process.
 *
 * <p><b>The point.</b> A thread works on the memory of its process, so {@code main} sees what it did. A process has a
 * memory of its own: it starts with fresh classes and copies of its arguments, and what it changes stays with it.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 16:23:38.618 main, pid 4182, sets counter 42 and [first] and starts a thread
 * 16:23:38.622     in pid 4182: finds counter 42 and [first]
 * 16:23:38.622     in pid 4182: leaves counter 99 and [first, added]
 * 16:23:38.622 main finds counter 99 and [first, added] afterwards
 * 16:23:38.622 main, pid 4182, sets counter 42 and [first] and starts a process
 * 16:23:38.711 Workers start from worker.jar
 * 16:23:38.965     in pid 4202: finds counter 1 and [first]
 * 16:23:38.969     in pid 4202: leaves counter 99 and [first, added]
 * 16:23:38.978 main finds counter 42 and [first] afterwards
 * </pre>
 *
 * <ul>
 *   <li>always: the thread finds 42 and {@code main} finds the thread's 99 and the longer list;
 *   <li>always: the process finds 1, the value that the class begins with, though {@code main} had set 42 before the
 *       start; and {@code main} keeps its 42 and its list, though the process has set 99 and added to its own;
 *   <li>never: anything else. Here is nothing to synchronize.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-multiprocess compile exec:java -Dexec.args=own-memory}
 *
 * <p><b>In Python.</b> {@code counter = 42} and then {@code Process(target=...)}. The difference that bites: on Linux,
 * until Python 3.14, the child is a fork and finds 42, all that the parent had in memory at that moment; on macOS and
 * Windows it is spawned and finds 1. So the same program prints different things. A worker JVM always finds 1. What a
 * process needs, hand it as an argument.
 *
 * <p><b>Try next.</b> Capture the value: {@code int value = counter;} before the lambda, and {@code value} instead of
 * {@code counter} in it. Now the process finds 42, since its arguments travel.
 */
public final class Ex01OwnMemory {
    private static final Logger log = LoggerFactory.getLogger(Ex01OwnMemory.class);

    private static int counter = 1;

    private Ex01OwnMemory() {}

    private static void change(List<String> list) {
        log.info("    in pid {}: finds counter {} and {}", pid(), counter, list);
        counter = 99;
        list.add("added");
        log.info("    in pid {}: leaves counter {} and {}", pid(), counter, list);
    }

    private static void withThread() throws InterruptedException {
        counter = 42;
        ArrayList<String> list = new ArrayList<>(List.of("first"));

        log.info("main, pid {}, sets counter {} and {} and starts a thread", pid(), counter, list);
        Thread thread = new Thread(() -> change(list));
        thread.start();
        thread.join();
        log.info("main finds counter {} and {} afterwards", counter, list);
    }

    private static void withProcess() throws InterruptedException {
        counter = 42;
        ArrayList<String> list = new ArrayList<>(List.of("first"));

        log.info("main, pid {}, sets counter {} and {} and starts a process", pid(), counter, list);
        WorkerProcess process = new WorkerProcess(() -> change(list));
        process.start();
        process.join();
        log.info("main finds counter {} and {} afterwards", counter, list);
    }

    public static void main(String[] args) throws InterruptedException {
        WorkerProcess.setWorkerJvmOptions(Settings.current().asJvmOptions());

        withThread();
        withProcess();
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }
}
