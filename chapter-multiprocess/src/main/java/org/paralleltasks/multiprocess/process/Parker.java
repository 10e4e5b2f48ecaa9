package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Where a thread sleeps until a thread of another process wakes it: to sleep is to read a byte of a named pipe (FIFO),
 * to wake is to write one. What the thread waits for stands in the arena beside it, so that the waker finds it.
 *
 * <p>Waking up means only that it is worth looking again. A parker belongs to one thread while that waits, and to its
 * process between the waits.
 */
final class Parker {
    /** The words of a parker in the arena: the process that owns it, its state, its wait list. */
    static final int PID = 0;

    /**
     * What its thread does, and above that the ticket of its wait. A ticket is never used again: whoever has read a state
     * and finds it still there knows that it is the same wait, on the same list.
     */
    static final int STATE = 1;

    static final int LIST = 2;

    private static final int TICKET_SHIFT = 2;
    private static final long ACTIVITY = (1 << TICKET_SHIFT) - 1;

    private static final long IDLE = 0;
    private static final long WAITING = 1;
    private static final long NOTIFIED = 2;

    private static final int BATCH = 32;

    private static final ConcurrentLinkedDeque<Parker> FREE = new ConcurrentLinkedDeque<>();

    /** The open FIFOs to write to, by number of the parker. They stay open: a writer is short of time. */
    private static final ConcurrentMap<Integer, RandomAccessFile> BELLS = new ConcurrentHashMap<>();

    /** The parkers of this process whose threads are asleep, or about to be. */
    private static final Set<Parker> ASLEEP = ConcurrentHashMap.newKeySet();

    private static final Duration TIME_TO_LEAVE = Duration.ofMillis(100);

    /** How often a thread looks again that must not sleep in native code. */
    private static final long POLL_NANOS = Duration.ofMillis(1).toNanos();

    /** Set when this JVM exits, which needs its threads out of native code. */
    private static volatile boolean stayInJava;

    /** Rings for those whose time is over. Its thread waits in Java, not in the system, and so does not delay an exit. */
    private static final class Alarm {
        static final ScheduledThreadPoolExecutor CLOCK = create();

        private static ScheduledThreadPoolExecutor create() {
            ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "time-outs of waits for other processes");
                thread.setDaemon(true);
                return thread;
            });
            clock.setRemoveOnCancelPolicy(true);
            return clock;
        }
    }

    private final Arena arena;
    private final int number;
    private final int word;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(64);

    private FileChannel fifo;

    private Parker(Arena arena, int number) {
        this.arena = arena;
        this.number = number;
        this.word = Arena.parker(number);
    }

    static Parker borrow(Arena arena) {
        Parker free = FREE.pollFirst();
        return free != null ? free : allocate(arena);
    }

    /** To be called with the parker idle. */
    void giveBack() {
        FREE.addFirst(this);
    }

    void startWaiting(int list, long ticket) {
        arena.set(word + LIST, list);
        arena.set(word + STATE, ticket << TICKET_SHIFT | WAITING);
    }

    /** Ends the wait, if there is one. Returns whether somebody had notified this parker. */
    boolean stopWaiting() {
        return activity(arena.getAndSet(word + STATE, IDLE)) == NOTIFIED;
    }

    boolean isNotified() {
        return activity(arena.get(word + STATE)) == NOTIFIED;
    }

    private static long activity(long state) {
        return state & ACTIVITY;
    }

    /** Whether a parker in that state is to be notified by whoever has something for its list. */
    static boolean isWaiting(long state) {
        return activity(state) == WAITING;
    }

    static long ticketOf(long state) {
        return state >>> TICKET_SHIFT;
    }

    /** Notifies a parker that was seen in that state, if it waits in the same wait still. It has to be rung afterwards. */
    static boolean tryNotify(Arena arena, int number, long seen) {
        return arena.compareAndSet(Arena.parker(number) + STATE, seen, seen - WAITING + NOTIFIED);
    }

    /**
     * Sleeps until rung, or until a time is over, or until the thread is interrupted, whose interrupt status then is
     * still set; perhaps also for no reason.
     *
     * @param nanos the longest time; {@link Long#MAX_VALUE} for no end
     */
    void park(long nanos) {
        if (nanos <= 0 || Thread.currentThread().isInterrupted()) {
            return;
        }
        if (stayInJava) {
            LockSupport.parkNanos(this, Math.min(nanos, POLL_NANOS));
            return;
        }
        ScheduledFuture<?> alarm =
                nanos == Long.MAX_VALUE ? null : Alarm.CLOCK.schedule(() -> ring(number), nanos, TimeUnit.NANOSECONDS);
        try {
            if (fifo == null || !fifo.isOpen()) {
                fifo = FileChannel.open(fifoPath(number), StandardOpenOption.READ, StandardOpenOption.WRITE);
            }
            bytes.clear();
            ASLEEP.add(this);
            if (!stayInJava) {
                fifo.read(bytes); // Several at once where it was rung several times.
            }
        } catch (ClosedByInterruptException e) {
            // The status is set, which tells the caller; the FIFO will be opened again.
        } catch (IOException e) {
            throw new UncheckedIOException("cannot wait for another process", e);
        } finally {
            ASLEEP.remove(this);
            if (alarm != null) {
                alarm.cancel(false);
            }
        }
    }

    /**
     * Called when this JVM exits, which takes 300 ms longer while a thread is in a native call. From now on threads do not
     * sleep there, but look every millisecond: other shutdown hooks may still get what they wait for.
     */
    static void leaveNativeCode() {
        long deadline = System.nanoTime() + TIME_TO_LEAVE.toNanos();
        stayInJava = true;
        List<Parker> sleepers = List.copyOf(ASLEEP);
        sleepers.forEach(parker -> ring(parker.number));
        while (sleepers.stream().anyMatch(ASLEEP::contains) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    /** After an exit that was only rehearsed. */
    static void useNativeCodeAgain() {
        stayInJava = false;
    }

    /** Wakes the thread that sleeps on that parker, or spares the next that does its sleep. */
    static void ring(int number) {
        try {
            BELLS.computeIfAbsent(number, Parker::openBell).write(1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot wake another process", e);
        }
    }

    /** Has all threads of a process that wait look again at what they wait for. */
    static void wakeAllOf(Arena arena, long pid) {
        for (int number = 0; number < arena.usedParkers(); number++) {
            int word = Arena.parker(number);
            if (arena.get(word + PID) == pid && activity(arena.get(word + STATE)) != IDLE) {
                ring(number);
            }
        }
    }

    /** Not a channel: an interrupt of the waking thread would close that, and the sleeper would sleep on. */
    private static RandomAccessFile openBell(int number) {
        try {
            return new RandomAccessFile(fifoPath(number).toFile(), "rw");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot wake another process", e);
        }
    }

    private static Path fifoPath(int number) {
        return RunDirectory.current().path().resolve("parker-" + number);
    }

    private static Parker allocate(Arena arena) {
        long pid = ProcessHandle.current().pid();
        for (int number = 0; number < Arena.MAX_PARKERS; number++) {
            int word = Arena.parker(number);
            if (arena.get(word + PID) == 0) {
                makeFifos(number);
                if (arena.compareAndSet(word + PID, 0, pid)) {
                    arena.set(word + STATE, IDLE);
                    arena.raiseUsedParkers(number + 1);
                    return new Parker(arena, number);
                }
            }
        }
        throw new IllegalStateException("more than " + Arena.MAX_PARKERS + " threads wait for other processes");
    }

    /** Frees the parkers of a process that has died, and wakes whoever may wait for what it did not do any more. */
    static void ownerDied(Arena arena, long pid) {
        for (int number = 0; number < arena.usedParkers(); number++) {
            int word = Arena.parker(number);
            long owner = arena.get(word + PID);
            if (Math.abs(owner) == pid && arena.compareAndSet(word + PID, owner, beingFreedHere())) {
                passOn(arena, word);
                arena.set(word + PID, 0);
            }
        }
        for (int number = 0; number < arena.usedParkers(); number++) {
            if (activity(arena.get(Arena.parker(number) + STATE)) != IDLE) {
                ring(number); // It may have died between a change and this.
            }
        }
    }

    /** For the word of the owner: should this process be killed too, the parker is one of its own. */
    private static long beingFreedHere() {
        return -ProcessHandle.current().pid();
    }

    /** Makes the parker of a thread that is dead idle. What it was notified of goes to the next. */
    private static void passOn(Arena arena, int word) {
        long state = arena.get(word + STATE);
        if (isWaiting(state) && arena.compareAndSet(word + STATE, state, IDLE)) {
            return;
        }
        if (activity(arena.get(word + STATE)) == NOTIFIED) {
            new WaitList(arena, (int) arena.get(word + LIST)).wakeOne();
        }
        arena.set(word + STATE, IDLE);
    }

    /** Java cannot make a FIFO; the program that can is started once for many. */
    static void makeFifos(int number) {
        if (Files.exists(fifoPath(number))) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("mkfifo", "-m", "600"));
        int first = number - number % BATCH;
        for (int i = first; i < first + BATCH; i++) {
            command.add(fifoPath(i).toString());
        }
        try {
            Process mkfifo =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String complaint = new String(mkfifo.getInputStream().readAllBytes());
            // Another process may have made some at the same moment; then it complains, and they are there.
            if (mkfifo.onExit().join().exitValue() != 0 && !Files.exists(fifoPath(first + BATCH - 1))) {
                throw new IllegalStateException("cannot make FIFOs to wait on: " + complaint.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make FIFOs to wait on: " + e.getMessage(), e);
        }
    }
}
