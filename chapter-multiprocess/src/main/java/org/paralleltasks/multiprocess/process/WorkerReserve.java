package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Idle worker JVMs, up and warm, for those who cannot wait for one to start. A thread of its own keeps their number. */
final class WorkerReserve {
    private static final Logger log = LoggerFactory.getLogger(WorkerReserve.class);

    /** A launch costs some 100 ms of processor time: whoever has just taken a worker wants that for its task. */
    private static final Duration HEAD_START = Duration.ofMillis(50);

    private static final Object LOCK = new Object();

    /** All the following are guarded by the lock. */
    private static final Deque<Idle> IDLE = new ArrayDeque<>();

    private static int size;
    private static boolean ended;
    private static Executor launcher;

    private WorkerReserve() {}

    /** An idle worker, and the options that it was launched with. */
    private record Idle(WorkerJvm jvm, List<String> options) {
        boolean isUsable() {
            return jvm.process().isAlive() && options.equals(WorkerCommand.jvmOptions());
        }
    }

    static void keep(int wanted) {
        synchronized (LOCK) {
            size = wanted;
            while (IDLE.size() > size) {
                IDLE.removeFirst().jvm.discard();
            }
            refill(Duration.ZERO);
        }
    }

    /** An idle worker, or a new one where there is none. */
    static WorkerJvm take() throws IOException {
        synchronized (LOCK) {
            Idle idle = IDLE.pollFirst();
            while (idle != null && !idle.isUsable()) {
                idle.jvm.discard();
                idle = IDLE.pollFirst();
            }
            refill(HEAD_START);
            if (idle != null) {
                return idle.jvm;
            }
        }
        return WorkerJvm.launch();
    }

    /** How many are ready at this moment. */
    static int ready() {
        synchronized (LOCK) {
            return IDLE.size();
        }
    }

    /** For the end of this JVM. */
    static void end() {
        synchronized (LOCK) {
            ended = true;
            IDLE.forEach(idle -> idle.jvm.discard());
            IDLE.clear();
        }
    }

    private static void refill(Duration delay) {
        if (launcher == null && size > 0) {
            launcher = Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, "reserve of worker processes");
                thread.setDaemon(true);
                return thread;
            });
        }
        if (launcher != null) {
            CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, launcher)
                    .execute(WorkerReserve::launchWhatIsMissing);
        }
    }

    private static void launchWhatIsMissing() {
        try {
            while (isOneMissing()) {
                List<String> options = WorkerCommand.jvmOptions();
                WorkerJvm jvm = WorkerJvm.launchIdle();
                jvm.awaitCall();
                keepOrDiscard(new Idle(jvm, options));
            }
        } catch (IOException e) {
            // Not tried again before the next is taken: those who take one get a new one, or this reason.
            log.warn("no worker for the reserve: {}", e.getMessage());
        }
    }

    private static boolean isOneMissing() {
        synchronized (LOCK) {
            return !ended && IDLE.size() < size;
        }
    }

    private static void keepOrDiscard(Idle idle) {
        synchronized (LOCK) {
            if (!ended && IDLE.size() < size) {
                IDLE.addLast(idle);
            } else {
                idle.jvm.discard();
            }
        }
    }
}
