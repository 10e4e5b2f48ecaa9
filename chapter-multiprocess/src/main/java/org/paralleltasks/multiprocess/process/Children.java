package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The processes that this JVM started, and what becomes of them when it ends.
 *
 * <p>A JVM that ends by itself awaits its non-daemon threads, of which every non-daemon worker has one here. The
 * shutdown hook adds what is missing: it terminates daemon workers, and awaits the others after {@link System#exit}.
 */
final class Children {
    private static final Duration TIME_TO_TERMINATE = Duration.ofSeconds(1);

    /** How long a signal has to wait, and a worker that was killed may take to end. */
    private static final Duration SLICE = Duration.ofMillis(100);

    /**
     * A process and its worker. The end of this JVM deals with the latter: a thread that still runs may close the former
     * at any time.
     */
    private record Child(WorkerProcess process, RunningWorker worker) {}

    private static final List<Child> ALIVE = new ArrayList<>();

    /** What still has to be done by daemon workers before they are ended. */
    private static final List<Wait> UNFINISHED = new CopyOnWriteArrayList<>();

    /** Something that the end of this JVM waits for. */
    @FunctionalInterface
    interface Wait {
        /** Waits, but not longer than a time. Returns whether the wait is over. */
        boolean await(Duration timeout) throws InterruptedException;
    }

    /** Not the lock of those alive, with which held the folder of the run may be made. */
    private static final Object HOOK = new Object();

    /** Guarded by the above. */
    private static boolean hooked;

    private Children() {}

    static RunningWorker start(
            WorkerProcess process,
            StartMethod method,
            Assignment.Parcel assignment,
            RunningWorker.EndListener afterEnd) {
        synchronized (ALIVE) {
            watchForTheEnd();
            try {
                WorkerJvm jvm = method == StartMethod.RESERVE ? WorkerReserve.take() : WorkerJvm.launch();
                return handOver(process, jvm, assignment, afterEnd);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "process '" + process.getName() + "' cannot be launched: " + e.getMessage(), e);
            }
        }
    }

    private static RunningWorker handOver(
            WorkerProcess process, WorkerJvm jvm, Assignment.Parcel assignment, RunningWorker.EndListener afterEnd) {
        long pid = jvm.process().pid();
        RunningWorker worker = null;
        try {
            for (int slot : assignment.sharedObjects()) {
                Arena.current().hold(pid, slot);
            }
            worker = RunningWorker.supervise(
                    process.getName(), process.isDaemon(), jvm, assignment.bytes(), (ended, exitCode) -> {
                        remove(process);
                        afterEnd.ended(ended, exitCode);
                    });
            ALIVE.add(new Child(process, worker));
            return worker;
        } finally {
            if (worker == null) { // No room to note what it holds, or no thread to supervise it.
                jvm.discard();
                for (int slot : assignment.sharedObjects()) {
                    SharedObject.letGo(Arena.current(), pid, slot);
                }
            }
        }
    }

    /** Before the folder of the run is made, and the first worker, of whatever kind, is launched. */
    static void watchForTheEnd() {
        synchronized (HOOK) {
            if (!hooked) {
                Runtime.getRuntime().addShutdownHook(new Thread(Children::endOfThisJvm, "end of worker processes"));
                hooked = true;
            }
        }
    }

    private static void remove(WorkerProcess process) {
        synchronized (ALIVE) {
            ALIVE.removeIf(child -> child.process == process);
        }
    }

    static List<WorkerProcess> active() {
        return alive().stream().map(Child::process).toList();
    }

    private static List<Child> alive() {
        synchronized (ALIVE) {
            return List.copyOf(ALIVE);
        }
    }

    /** Has the end of this JVM, unless a signal ends it, wait until some work is done. */
    static void awaitAtEnd(Wait work) {
        UNFINISHED.add(work);
    }

    static void doNotAwaitAtEnd(Wait work) {
        UNFINISHED.remove(work);
    }

    private static void endOfThisJvm() {
        try {
            awaitWhatIsUnfinished();
            boolean signalled = endedBySignal();
            end(alive().stream()
                    .filter(child -> signalled || child.process.isDaemon())
                    .toList());
            for (Child child : alive()) {
                awaitUnlessSignalled(child.worker::join);
            }
            end(alive()); // There are some only where a signal has cut the wait short.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Nobody does this; the workers then see the parent's end themselves.
        }
        WorkerReserve.end();
        Parker.leaveNativeCode();
        RunDirectory.deleteIfOurs();
    }

    private static void awaitWhatIsUnfinished() throws InterruptedException {
        List<Wait> awaited;
        do {
            awaited = List.copyOf(UNFINISHED);
            for (Wait work : awaited) {
                awaitUnlessSignalled(work);
            }
        } while (!awaited.containsAll(UNFINISHED)); // What has ended may have left more to do.
    }

    /** Ends workers and waits for their last lines; not if a signal ends this JVM and nobody reads them. */
    private static void end(List<Child> children) throws InterruptedException {
        children.forEach(child -> child.worker.terminate());
        Deadline deadline = Deadline.in(TIME_TO_TERMINATE);
        for (Child child : children) {
            RunningWorker worker = child.worker;
            if (!worker.join(Duration.ofNanos(deadline.remaining()))) {
                worker.kill(); // It is stopped, or its JVM options let it handle SIGTERM.
                if (!worker.join(SLICE)) {
                    awaitUnlessSignalled(worker::join); // Its lines cannot be written now.
                }
            }
        }
    }

    /** A signal may come at any time: the program may have ended by itself, and somebody wants it to wait no longer. */
    private static void awaitUnlessSignalled(Wait wait) throws InterruptedException {
        while (!endedBySignal() && !wait.await(SLICE)) {
            // Not yet.
        }
    }

    /**
     * Whether a signal ends this JVM, not {@link System#exit} or the end of its last thread. A program that someone
     * wants to end now must not go on because of a worker. The JVM runs its handler of SIGTERM in a thread with this
     * name, which waits for the shutdown hooks.
     */
    private static boolean endedBySignal() {
        return Thread.getAllStackTraces().entrySet().stream()
                .anyMatch(
                        thread -> thread.getKey().getName().matches("SIG\\w+ handler") && isInExit(thread.getValue()));
    }

    /** Whether a thread with that stack has called {@link System#exit}, or does what a signal asks for. It stays there. */
    static boolean isInExit(StackTraceElement[] stack) {
        return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
    }
}
