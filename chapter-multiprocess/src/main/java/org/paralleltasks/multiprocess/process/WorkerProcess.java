package org.paralleltasks.multiprocess.process;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A task that runs in a process of its own: a worker JVM with its own memory. It is used as {@link Thread} is, either
 * with a {@link Target} or as a subclass that overrides {@link #run()}:
 *
 * <pre>{@code
 * WorkerProcess process = new WorkerProcess("SubProcess-1", () -> count(1_000));
 * process.start();
 * process.join();
 * System.out.println(process.exitCode().getAsInt());
 * }</pre>
 *
 * <p><b>What travels.</b> {@link #start()} serializes this object, with the fields of the subclass or what the target's
 * lambda captured, and the worker runs the copy. Nothing that either side does to its copy later is seen by the other,
 * and static fields are not sent at all: a worker starts with freshly initialized classes.
 *
 * <p><b>Output.</b> Lines that the worker writes to {@code System.out} and {@code System.err} are written to those of
 * the parent, whole, and before {@link #join()} returns. A line without an end of line is written when the worker ends.
 * The worker's standard input is empty.
 *
 * <p><b>The end of a worker.</b> A worker ends when its task and its non-daemon threads have ended, when it calls
 * {@link System#exit}, or when a signal ends it; {@link #exitCode()} tells which. Its shutdown hooks run in the first
 * two cases. They do not run when a signal ends it, since workers run with the JVM option {@code -Xrs}: a JVM that
 * handles signals itself would take 300 ms to end while a thread is blocked in a read. For the same reason {@code
 * kill -QUIT} ends a worker instead of printing its threads, and {@code jcmd} and {@code jstack} reach a worker only
 * where {@link #setWorkerJvmOptions} holds {@code -XX:-DisableAttachMechanism}.
 *
 * <p><b>The end of the parent.</b> When the parent ends, by itself or by {@link System#exit}, its non-daemon workers are
 * awaited and its daemon workers are terminated. When a signal ends the parent, all its workers end with it; also when
 * it is {@code SIGKILL}.
 *
 * <p><b>Threads.</b> All methods may be called by any thread. What a thread did before {@code start()} is seen by the
 * task, as far as it is in the objects that travel.
 */
public class WorkerProcess implements Runnable, Serializable {
    private static final AtomicInteger LAST_NUMBER = new AtomicInteger();

    /** The process object that this JVM, a worker, is running; null in a JVM that is not a worker. */
    private static volatile WorkerProcess current;

    private final Target target;
    private volatile String name;
    private volatile boolean daemon;

    private transient volatile RunningWorker worker;
    private transient volatile boolean closed;

    /** A process named {@code Process-1}, {@code Process-2}, ... for a subclass that overrides {@link #run()}. */
    protected WorkerProcess() {
        this(nextName());
    }

    /**
     * A process for a subclass that overrides {@link #run()}.
     *
     * @param name the process's name, not null
     */
    protected WorkerProcess(String name) {
        this.name = Objects.requireNonNull(name, "name");
        this.target = null;
        this.daemon = inheritedDaemon();
    }

    /**
     * A process named {@code Process-1}, {@code Process-2}, ... that runs a target.
     *
     * @param target what to do in the worker, not null
     */
    public WorkerProcess(Target target) {
        this(nextName(), target);
    }

    /**
     * A process that runs a target.
     *
     * @param name the process's name, not null
     * @param target what to do in the worker, not null
     */
    public WorkerProcess(String name, Target target) {
        this.name = Objects.requireNonNull(name, "name");
        this.target = Objects.requireNonNull(target, "target");
        this.daemon = inheritedDaemon();
    }

    private static String nextName() {
        WorkerProcess parent = current;
        int number = LAST_NUMBER.incrementAndGet();
        return parent == null ? "Process-" + number : parent.name + ":" + number;
    }

    private static boolean inheritedDaemon() {
        WorkerProcess parent = current;
        return parent != null && parent.daemon;
    }

    /**
     * The task, run in the worker by its main thread. Do not call it in the parent: there it would be an ordinary
     * method call. As written here it runs the target, or nothing where there is none; subclasses override it.
     */
    @Override
    public void run() {
        if (target != null) {
            try {
                target.run();
            } catch (Exception e) {
                throw Sneaky.unchecked(e);
            }
        }
    }

    /**
     * Starts a worker JVM that runs this task, and returns without waiting for it to be up.
     *
     * @throws IllegalStateException if this process was already started or is closed, or if the caller itself runs in
     *     a daemon process, which could not end its children in time
     * @throws IllegalArgumentException if this object, or something that it refers to, cannot be serialized; the
     *     message names the class. The process then counts as not started.
     * @throws UncheckedIOException if the JVM cannot be launched
     */
    public final void start() {
        start(StartMethod.COLD);
    }

    /**
     * Starts this task in a worker JVM that comes from where the method says; otherwise as {@link #start()}.
     *
     * @param method where the JVM comes from, not null
     */
    public final void start(StartMethod method) {
        start(Objects.requireNonNull(method, "method"), (pid, exitCode) -> {});
    }

    /** Starts this process and tells somebody when it has ended. */
    final void start(StartMethod method, RunningWorker.EndListener afterEnd) {
        synchronized (this) {
            requireOpen();
            if (worker != null || this == current) {
                throw new IllegalStateException("process '" + name + "' was already started");
            }
            if (current != null && current.daemon) {
                throw new IllegalStateException(
                        "daemon process '" + current.name + "' cannot start a process of its own");
            }
            worker = Children.start(this, method, Assignment.pack(this), afterEnd);
        }
    }

    /**
     * Waits until the process has ended and its output has been written.
     *
     * @throws InterruptedException if the calling thread is interrupted; the process goes on
     * @throws IllegalStateException if the process was not started by this JVM, is closed, or is the caller itself
     */
    public final void join() throws InterruptedException {
        startedWorker("join").join();
    }

    /**
     * Waits until the process has ended, but not longer than a time.
     *
     * @param timeout the longest time to wait, not null; with zero or less this only looks
     * @return whether the process has ended
     * @throws InterruptedException if the calling thread is interrupted; the process goes on
     * @throws IllegalStateException as for {@link #join()}
     */
    public final boolean join(Duration timeout) throws InterruptedException {
        return startedWorker("join").join(timeout);
    }

    /**
     * Whether the process was started and has not ended. In the worker itself this is true.
     *
     * @return whether the process is alive
     * @throws IllegalStateException if the process is closed
     */
    public final boolean isAlive() {
        requireOpen();
        RunningWorker started = worker;
        return this == current || (started != null && started.isAlive());
    }

    /**
     * Ends the process with {@code SIGTERM}, at once and without its shutdown hooks. Its own children end too. A process
     * that holds something shared, such as a lock or a place in a queue, should be asked to end in another way. Does
     * nothing where the process has ended.
     *
     * @throws IllegalStateException if the process was not started by this JVM or is closed
     */
    public final void terminate() {
        startedWorker("terminate").terminate();
    }

    /**
     * Ends the process with {@code SIGKILL}, which also ends one that is stopped. Does nothing where it has ended.
     *
     * @throws IllegalStateException if the process was not started by this JVM or is closed
     */
    public final void kill() {
        startedWorker("kill").kill();
    }

    /**
     * The process's number in the operating system, the one that {@code ps} shows. It stays known after the end.
     *
     * @return the process id
     * @throws IllegalStateException if the process was not started by this JVM or is closed
     */
    public final long pid() {
        if (this == current) {
            return ProcessHandle.current().pid();
        }
        return startedWorker("ask for the pid of").pid();
    }

    /**
     * How the process ended: 0 after its task returned; the code given to {@link System#exit}; 1 after an exception
     * that nothing caught, whose stack trace is on stderr; the signal's number, negated, when a signal ended it: -15
     * for {@link #terminate()} and -9 for {@link #kill()}. So {@code System.exit(143)} gives 143 and never -15; only
     * a worker that calls {@link Runtime#halt} with a code above 128 is taken for one ended by a signal.
     *
     * @return the exit code; empty while the process has not ended or not been started
     * @throws IllegalStateException if the process is closed
     */
    public final OptionalInt exitCode() {
        requireOpen();
        RunningWorker started = worker;
        return started == null ? OptionalInt.empty() : started.exitCode();
    }

    /**
     * Gives up what this object holds of a process that has ended, or was never started. Every later call, other than
     * of this method, {@link #getName()}, {@link #isDaemon()} and {@link #toString()}, throws {@link
     * IllegalStateException}.
     *
     * @throws IllegalStateException if the process is alive
     */
    public final void close() {
        synchronized (this) {
            if (!closed && isAlive()) {
                throw new IllegalStateException("process '" + name + "' is alive: join or terminate it before close");
            }
            closed = true;
            worker = null;
        }
    }

    /**
     * The process's name. It has no meaning but to tell processes apart.
     *
     * @return the name, not null
     */
    public final String getName() {
        return name;
    }

    /**
     * Sets the name.
     *
     * @param name the name, not null
     * @throws IllegalStateException if the process was already started or is closed
     */
    public final void setName(String name) {
        synchronized (this) {
            requireNotStarted("name");
            this.name = Objects.requireNonNull(name, "name");
        }
    }

    /**
     * Whether this process is terminated when its parent ends, instead of awaited.
     *
     * @return whether this is a daemon process
     */
    public final boolean isDaemon() {
        return daemon;
    }

    /**
     * Sets whether this process is a daemon. Unless set, a process is what the process that created it is.
     *
     * @param daemon whether this process is to be terminated when its parent ends
     * @throws IllegalStateException if the process was already started or is closed
     */
    public final void setDaemon(boolean daemon) {
        synchronized (this) {
            requireNotStarted("daemon flag");
            this.daemon = daemon;
        }
    }

    /**
     * The process that the caller runs in.
     *
     * @return in a worker its process; empty in a JVM that is not a worker
     */
    public static Optional<WorkerProcess> current() {
        return Optional.ofNullable(current);
    }

    /**
     * The processes that this JVM started and that are alive.
     *
     * @return an immutable list, in the order of their start
     */
    public static List<WorkerProcess> activeChildren() {
        return Children.active();
    }

    /**
     * How many idle worker JVMs of the reserve are ready at this moment. Each lets one {@link StartMethod#RESERVE} begin its
     * task at once.
     *
     * @return from 0 to what {@link #keepReserve(int)} was given last
     */
    public static int readyInReserve() {
        return WorkerReserve.ready();
    }

    /**
     * Keeps that many idle worker JVMs ready for {@link StartMethod#RESERVE}, and goes on launching what is missing in the
     * background. An idle worker takes some 30 MB of memory and no processor time. They end with this JVM.
     *
     * @param size how many, from 0, which is the number at first, to 100
     */
    public static void keepReserve(int size) {
        if (size < 0 || size > 100) {
            throw new IllegalArgumentException("a reserve of " + size + " workers: it must be 0 to 100");
        }
        Children.watchForTheEnd();
        WorkerReserve.keep(size);
    }

    /**
     * Sets the JVM options of all workers started from now on, by this JVM and by its workers, such as {@code -Xmx1g} or
     * {@code -Dname=value}. They follow, and so overrule, those that the library gives itself.
     *
     * @param options one option each, not null
     */
    public static void setWorkerJvmOptions(List<String> options) {
        WorkerCommand.setJvmOptions(List.copyOf(options));
    }

    @Override
    public String toString() {
        RunningWorker started = worker;
        String state = started == null ? "" : ", pid " + started.pid();
        return getClass().getSimpleName() + "[" + name + state + (daemon ? ", daemon]" : "]");
    }

    /** Called in a worker, before its task runs; null after a rehearsal. */
    static void setCurrent(WorkerProcess process) {
        current = process;
    }

    private RunningWorker startedWorker(String action) {
        requireOpen();
        if (this == current) {
            throw new IllegalStateException("process '" + name + "' cannot " + action + " itself");
        }
        RunningWorker started = worker;
        if (started == null) {
            throw new IllegalStateException(
                    "cannot " + action + " process '" + name + "': this JVM has not started it");
        }
        return started;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("process '" + name + "' is closed");
        }
    }

    private void requireNotStarted(String what) {
        requireOpen();
        if (worker != null || this == current) {
            throw new IllegalStateException("process '" + name + "' was already started: its " + what + " is settled");
        }
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        if (worker != null) {
            // A copy could neither join nor terminate the worker: better said here than found out there.
            throw new NotSerializableException(getClass().getName() + " (a process that was already started)");
        }
        out.defaultWriteObject();
    }
}
