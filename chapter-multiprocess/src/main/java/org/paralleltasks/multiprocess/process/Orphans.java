package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Processes of this run whose parent has died before them. They end in a moment, since the end of the parent is the end of
 * its workers; but then nobody waits for them who would put in order what they leave. So the process that learned of their
 * parent's end watches them too.
 */
final class Orphans {
    /**
     * The system gives orphans to this one, which does not look after them, even where it is a process of this run. Then
     * its own children are watched too, which costs little and does no harm.
     */
    private static final long INIT = 1;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(1);

    /** An orphan that is stopped lives on until somebody lets it go on. */
    private static final Duration LAST_PAUSE = Duration.ofMillis(250);

    private static final Set<Long> WATCHED = ConcurrentHashMap.newKeySet();

    private Orphans() {}

    /** Called after the end of a process: watches those that hold shared objects and have lost their parent. */
    static void watch(Arena arena) {
        Set<Long> holders = arena.holders();
        Set<Long> ancestors = ourselvesAndAncestorsInThisRun();
        for (long pid : holders) {
            Optional<ProcessHandle> process = ProcessHandle.of(pid);
            boolean hasParent = process.flatMap(ProcessHandle::parent)
                    .map(ProcessHandle::pid)
                    .filter(parent -> parent != INIT)
                    .filter(parent -> holders.contains(parent) || ancestors.contains(parent))
                    .isPresent();
            if (!hasParent && !ancestors.contains(pid) && WATCHED.add(pid)) {
                Thread thread = new Thread(() -> cleanUpAtTheEndOf(pid, process), "end of orphan " + pid);
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    /** All of these look after their children, and when one of them has ended this process soon will. */
    private static Set<Long> ourselvesAndAncestorsInThisRun() {
        long first = RunDirectory.current().firstProcess();
        Set<Long> pids = new HashSet<>();
        Optional<ProcessHandle> process = Optional.of(ProcessHandle.current());
        while (process.isPresent() && pids.add(process.get().pid()) && !pids.contains(first)) {
            process = process.get().parent();
        }
        return pids;
    }

    private static void cleanUpAtTheEndOf(long pid, Optional<ProcessHandle> process) {
        try {
            Duration pause = FIRST_PAUSE;
            while (process.isPresent() && isRunning(process.get())) {
                Thread.sleep(pause.toMillis());
                pause = pause.compareTo(LAST_PAUSE) < 0 ? pause.multipliedBy(2) : LAST_PAUSE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread()
                    .interrupt(); // Nobody does this; to clean up too early would be worse than not at all.
            return;
        } finally {
            WATCHED.remove(pid);
        }
        ProcessDeath.cleanUpAfter(pid);
    }

    /** One that has ended exists until its new parent asks for its exit code, which the first process of a container may not. */
    static boolean isRunning(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return status.charAt(status.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return process.isAlive(); // It has ended in this moment, or this is not Linux.
        }
    }
}
