package org.paralleltasks.grading.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.paralleltasks.grading.probe.Site.Access;
import org.paralleltasks.grading.probe.Site.Kind;

/**
 * One run of the subject under a schedule: follows what its threads do, step by step. A thread belongs to the run of the
 * thread that made it, and goes over to the next run if that one has ended well: a pool may outlive many runs. One run
 * at a time. Thread-safe.
 */
public final class Run implements AutoCloseable {
    private static final InheritableThreadLocal<Run> CURRENT = new InheritableThreadLocal<>();

    /** The run that is going on, or null. */
    private static volatile Run latest;

    /** So many steps of one thread are no longer work. */
    private static final long ENDLESS = 1_000_000;

    private static final int MOST_THREADS = 300;
    private static final long MOMENT_NANOS = 1_000_000;

    private static final Set<String> READERS = Set.of(
            "size",
            "isEmpty",
            "get",
            "getFirst",
            "getLast",
            "contains",
            "containsKey",
            "containsValue",
            "indexOf",
            "peek",
            "peekFirst",
            "peekLast",
            "element",
            "toString",
            "hashCode",
            "equals",
            "iterator",
            "forEach",
            "stream",
            "keySet",
            "values",
            "entrySet",
            "getOrDefault",
            "toArray",
            "length",
            "charAt",
            "firstKey",
            "lastKey",
            "first",
            "last",
            "listIterator",
            "descendingIterator",
            "spliterator",
            "containsAll",
            "lastIndexOf",
            "substring");

    private final Schedule schedule;
    private final HappensBefore order;
    private final boolean impatient;
    private final Story story = new Story();
    private final Names names = new Names();
    private final Map<Thread, Tracked> threads = new ConcurrentHashMap<>();
    private final Set<Site> hits = ConcurrentHashMap.newKeySet();
    private final Thread grader = Thread.currentThread();

    /** Threads have ascending numbers in the order in which they are made: this one is made before those of the run. */
    private final long idBefore = new Thread().getId();

    private final AtomicInteger started = new AtomicInteger();
    private volatile boolean over;
    private volatile boolean endedWell;
    private volatile Misdeed misdeed;
    private volatile boolean limited;

    /**
     * Begins a run; the calling thread, and those that it makes from now on, belong to it.
     *
     * @param schedule who waits where
     * @param traced whether to look for accesses that nothing orders
     * @param impatient whether each wait with a limit of less than an hour is over after a moment
     */
    public Run(Schedule schedule, boolean traced, boolean impatient) {
        this.schedule = schedule;
        this.order = traced ? new HappensBefore() : null;
        this.impatient = impatient;
        track(grader, true);
        CURRENT.set(this);
        latest = this;
    }

    static Run ofThisThread() {
        Run run = CURRENT.get();
        if (run != null && run.endedWell) {
            run = latest;
            if (run != null) {
                CURRENT.set(run);
            }
        }
        return run;
    }

    /** Says that all is as it must be: threads that are still there belong to the next run after {@link #close()}. */
    public void endsWell() {
        endedWell = true;
    }

    /** Ends the run: unless it ended well, whichever of its threads comes to a probe ends there. */
    @Override
    public void close() {
        latest = null;
        over = !endedWell;
        schedule.release();
        CURRENT.remove();
    }

    /** Follows a thread that the grader is about to start. */
    public Tracked follow(Thread thread) {
        Tracked tracked = track(thread, true);
        if (order != null) {
            order.starts(Thread.currentThread(), thread);
        }
        return tracked;
    }

    /** The calling thread has seen that the other has ended. */
    public void sawEndOf(Thread ended) {
        if (order != null) {
            order.joins(Thread.currentThread(), ended);
        }
    }

    /** The grader is about to interrupt that thread. */
    public void interrupts(Thread thread) {
        if (order != null) {
            order.release(Thread.currentThread(), interruptOf(thread));
        }
        tell("interrupts '" + thread.getName() + "'", "");
    }

    /** The numbers of the threads that came to a probe, the scenario's own not among them. */
    public SortedSet<Long> numbers() {
        return threads.values().stream()
                .filter(t -> t.thread() != grader)
                .map(Tracked::number)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The sites that threads other than the scenario's own came to, in an order that is always the same. */
    public List<Site> hits() {
        return hits.stream().sorted(Comparator.comparingInt(Site::number)).toList();
    }

    /**
     * A step of the calling thread in an object that the grader gives to the subject: here too it may be held.
     *
     * @param what what it does, such as {@code "writes a letter"}
     */
    public void step(String what) {
        Site site = Sites.ofTheGrader(what);
        before(site);
        record(site, what);
    }

    /**
     * A step in which the calling thread uses a variable of the grader that is not thread-safe.
     *
     * @param object whose variable it is
     * @param variable its name
     * @param isWrite whether it is changed
     */
    public void uses(Object object, String variable, boolean isWrite) {
        String what = (isWrite ? "writes " : "reads ") + variable;
        step(what);
        if (order != null) {
            access(object, variable, variable, isWrite, event(Sites.ofTheGrader(what), what));
        }
    }

    /** What happened, earliest first. */
    public List<Event> story() {
        return story.events();
    }

    /** What the objects are called. */
    public Names names() {
        return names;
    }

    /** The first two accesses that nothing orders, or null. */
    public Race race() {
        return order == null ? null : order.race();
    }

    /** What the subject did that it may not, or null. */
    public Misdeed misdeed() {
        return misdeed;
    }

    /** The steps of all threads together. */
    public long steps() {
        long sum = 0;
        for (Tracked thread : threads.values()) {
            sum += thread.events();
        }
        return sum;
    }

    /** Adds to the story what the calling thread does in the grader's own code. */
    public void tell(String what, String where) {
        story.add(new Event(Thread.currentThread().getName(), what, where));
    }

    private Tracked thisThread() {
        Thread thread = Thread.currentThread();
        Tracked tracked = threads.get(thread);
        return tracked == null ? track(thread, false) : tracked;
    }

    private synchronized Tracked track(Thread thread, boolean ofTheGrader) {
        long id = thread.getId();
        Tracked tracked = new Tracked(thread, id > idBefore ? id - idBefore : -id, ofTheGrader);
        threads.put(thread, tracked);
        return tracked;
    }

    Tracked before(Site site) {
        Tracked thread = thisThread();
        if (over) {
            throw new Abandoned();
        }
        if (misdeed != null) {
            throw new Abandoned();
        }
        thread.step();
        if (thread.events() > ENDLESS) {
            throw misdeed("is in a loop that does not end");
        }
        if (threads.size() > MOST_THREADS) {
            throw misdeed("is one of more than " + MOST_THREADS + " threads");
        }
        if (thread.thread() != grader) {
            hits.add(site);
            if (schedule.before(thread, site)) {
                story.add(event(site, "was kept waiting here, and goes on"));
            }
            if (over) {
                throw new Abandoned();
            }
        }
        if (order != null) {
            acquirePending(thread);
            if (isUnderTheUnknown(thread)) {
                order.acquireUnknown(thread.thread());
                order.releaseUnknown(thread.thread());
            }
        }
        return thread;
    }

    private boolean isUnderTheUnknown(Tracked thread) {
        return thread.isCalledByTheUnknown() || !thread.isOfTheGrader() && !order.knows(thread.thread());
    }

    /** An access; what the code that is not known tells of when it goes on, includes it. */
    private void access(Object object, Object key, String name, boolean isWrite, Event event) {
        Tracked thread = thisThread();
        order.access(thread.thread(), object, key, name, isWrite, event);
        if (isUnderTheUnknown(thread)) {
            order.releaseUnknown(thread.thread());
        }
    }

    private Misdeed misdeed(String what) {
        Thread thread = Thread.currentThread();
        String who = thread == grader ? "your code, which the grader calls," : "'" + thread.getName() + "'";
        Misdeed found = new Misdeed(who + " " + what);
        misdeed = found;
        return found;
    }

    void read(Site site, Object object, Object value) {
        if (site.access() == Access.FINAL || isTool(value)) {
            if (value != null && !(value instanceof Number)) {
                names.found(value, site.member());
            }
        } else {
            record(site, "reads " + site.member() + ": " + Names.value(value));
        }
        if (order == null) {
            return;
        }
        Thread thread = Thread.currentThread();
        if (object == null) {
            order.acquire(thread, "class " + site.owner());
        }
        switch (site.access()) {
            case FINAL -> {}
            case VOLATILE -> order.acquire(thread, variable(site, object));
            default ->
                access(subject(object), site.variable(), site.member(), false, event(site, "reads " + site.member()));
        }
    }

    void write(Site site, Object object, Object value) {
        before(site);
        if (isTool(value)) {
            names.found(value, site.member());
        } else {
            record(site, "writes " + site.member() + ": " + Names.value(value));
        }
        if (order == null) {
            return;
        }
        Thread thread = Thread.currentThread();
        switch (site.access()) {
            case FINAL -> {}
            case VOLATILE -> order.release(thread, variable(site, object));
            default ->
                access(subject(object), site.variable(), site.member(), true, event(site, "writes " + site.member()));
        }
    }

    /** The class has been initialized by this thread: whoever uses it later sees that. */
    void initialized(Site site) {
        if (order != null) {
            order.release(Thread.currentThread(), "class " + site.className());
        }
    }

    void element(Site site, Object array, int index) {
        before(site);
        boolean isWrite = site.kind() == Kind.WRITE;
        String name = (array == null ? "an array" : names.of(array)) + "[" + index + "]";
        record(site, (isWrite ? "writes " : "reads ") + name);
        if (order != null && array != null) {
            access(array, index, name, isWrite, event(site, (isWrite ? "writes " : "reads ") + name));
        }
    }

    void asksFor(Site site, Object monitor) {
        before(site);
        record(site, "asks for " + lockName(monitor));
    }

    void took(Site site, Object monitor) {
        thisThread().holds.push(monitor);
        record(site, "has " + lockName(monitor));
        if (order != null) {
            order.acquire(Thread.currentThread(), monitor);
        }
    }

    void givesBack(Site site, Object monitor) {
        thisThread().holds.removeFirstOccurrence(monitor);
        record(site, "gives back " + lockName(monitor));
        if (order != null) {
            order.release(Thread.currentThread(), monitor);
        }
    }

    /**
     * How long a wait may last that the subject limits. In an impatient run that is a moment, as if whatever is waited for
     * took longer than the limit; who waits for hours waits for good.
     */
    long limit(Site site, long limit, TimeUnit unit) {
        if (!impatient || limit <= 0 || unit.toHours(limit) > 0) {
            return limit;
        }
        limited = true;
        record(site, "waits no longer than " + limit + " " + unit.name().toLowerCase(Locale.ROOT));
        long moment = unit.convert(MOMENT_NANOS, TimeUnit.NANOSECONDS);
        if (moment == 0) {
            LockSupport.parkNanos(MOMENT_NANOS); // The moment itself, so that a loop around the wait does not spin.
        }
        return moment;
    }

    /** Whether a wait of the subject was cut short since it has a limit. */
    public boolean hasLimited() {
        return limited;
    }

    void calls(Site site, Object receiver) {
        Synchronization effect = Synchronization.of(site, receiver);
        if (effect == Synchronization.UNLOCK) {
            // As with a monitor, nothing may be thrown here: it would be the reason that the lock stays locked.
            givesBack(site, receiver);
            return;
        }
        Tracked thread = before(site);
        switch (effect) {
            case EXIT -> throw misdeed("ends the whole program with " + site.member() + "()");
            case START -> {
                record(site, "calls " + call(site, receiver));
                if (started.incrementAndGet() > MOST_THREADS) {
                    throw misdeed("starts more than " + MOST_THREADS + " threads");
                }
            }
            case LOCK -> record(site, "asks for " + lockName(receiver));
            case NONE -> {
                if (isGiven(receiver)
                        || receiver instanceof Condition
                        || site.member().startsWith("notify")) {
                    record(site, "calls " + call(site, receiver));
                }
                contents(site, receiver);
            }
            default -> record(site, "calls " + call(site, receiver));
        }
        if (order != null) {
            orderBefore(thread, effect, receiver);
        }
    }

    private void orderBefore(Tracked tracked, Synchronization effect, Object receiver) {
        Thread thread = tracked.thread();
        switch (effect) {
            case AWAIT -> {
                List<Object> held = new ArrayList<>(tracked.holds);
                held.add(receiver);
                held.forEach(lock -> order.release(thread, lock));
                tracked.pending = held;
            }
            case RELEASE, BOTH -> order.release(thread, receiver);
            case UNKNOWN -> {
                order.releaseUnknown(thread);
                tracked.unknownCalls++;
            }
            case START -> {
                if (((Thread) receiver).getState() == Thread.State.NEW) {
                    order.starts(thread, (Thread) receiver);
                }
            }
            case INTERRUPT -> order.release(thread, interruptOf((Thread) receiver));
            default -> {}
        }
        if (effect == Synchronization.JOIN
                || effect == Synchronization.INTERRUPTIBLE
                || effect == Synchronization.ACQUIRE) {
            tracked.pending = List.of(interruptOf(thread));
        }
    }

    void called(Site site, Object receiver, boolean result) {
        Synchronization effect = Synchronization.of(site, receiver);
        if (effect == Synchronization.NONE || effect == Synchronization.UNLOCK) {
            return;
        }
        Tracked tracked = thisThread();
        boolean took = effect == Synchronization.LOCK || effect == Synchronization.TRY_LOCK && result;
        if (took) {
            tracked.holds.push(receiver);
            record(site, "has " + lockName(receiver));
        } else if (effect != Synchronization.START && effect != Synchronization.INTERRUPT) {
            record(site, "is back from " + call(site, receiver));
        }
        if (order != null) {
            orderAfter(tracked, effect, receiver, took);
        }
    }

    private void orderAfter(Tracked tracked, Synchronization effect, Object receiver, boolean took) {
        Thread thread = tracked.thread();
        acquirePending(tracked);
        switch (effect) {
            case ACQUIRE, BOTH -> order.acquire(thread, receiver);
            case UNKNOWN -> {
                tracked.unknownCalls--;
                order.acquireUnknown(thread);
                order.releaseUnknown(thread);
            }
            case JOIN -> {
                if (!((Thread) receiver).isAlive()) {
                    order.joins(thread, (Thread) receiver);
                }
            }
            default -> {
                if (took) {
                    order.acquire(thread, receiver);
                }
            }
        }
    }

    private void acquirePending(Tracked tracked) {
        List<Object> pending = tracked.pending;
        if (pending != null) {
            tracked.pending = null;
            pending.forEach(key -> order.acquire(tracked.thread(), key));
        }
    }

    void blind() {
        if (order != null) {
            order.blind();
        }
    }

    /** A collection that several threads may not use at once counts as one variable. */
    private void contents(Site site, Object receiver) {
        if (order == null || receiver == null || !isPlainContainer(receiver)) {
            return;
        }
        boolean isRead = READERS.contains(site.member());
        String name = "the contents of " + names.of(receiver);
        access(
                receiver,
                "contents",
                name,
                !isRead,
                event(site, (isRead ? "reads " : "changes ") + name + " with " + site.member() + "()"));
    }

    private static boolean isPlainContainer(Object object) {
        return (object instanceof Collection || object instanceof Map || object instanceof StringBuilder)
                && object.getClass().getName().startsWith("java.");
    }

    private static boolean isTool(Object value) {
        return value instanceof Lock || value instanceof Condition;
    }

    private static boolean isGiven(Object receiver) {
        return receiver != null
                && receiver.getClass().getName().startsWith("org.paralleltasks.")
                && !(receiver.getClass().getClassLoader() instanceof SubjectLoader);
    }

    private String lockName(Object lock) {
        return names.of(lock);
    }

    private String call(Site site, Object receiver) {
        String on = receiver == null
                ? site.owner().substring(site.owner().lastIndexOf('.') + 1)
                : receiver == Thread.currentThread() ? "the own thread" : names.of(receiver);
        return on + "." + site.member() + "()";
    }

    private void record(Site site, String what) {
        story.add(event(site, what));
    }

    private static Event event(Site site, String what) {
        return new Event(Thread.currentThread().getName(), what, site.where());
    }

    private static Object subject(Object object) {
        return object == null ? Run.class : object;
    }

    /** One key for all accesses of one volatile field. */
    private static Object variable(Site site, Object object) {
        return "volatile " + System.identityHashCode(object) + " " + site.variable();
    }

    private static String interruptOf(Thread thread) {
        return "interrupt " + System.identityHashCode(thread);
    }
}
