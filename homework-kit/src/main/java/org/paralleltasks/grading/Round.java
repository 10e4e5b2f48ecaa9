package org.paralleltasks.grading;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.paralleltasks.grading.probe.Misdeed;
import org.paralleltasks.grading.probe.Run;

/**
 * One play of a scenario: makes the subject and the threads, waits for them, and says what is wrong. All waiting ends: it
 * is noticed when nothing can move any more. For use by the scenario's own thread.
 *
 * @param <T> the type of the subject
 */
public final class Round<T> {
    private static final int LOOKS_AT_A_SLEEPER = 60;

    private final Class<T> type;
    private final Class<?> subjectClass;
    private final Run run;
    private final Standstill standstill;
    private final List<Worker> workers = new ArrayList<>();
    private final Set<String> pollers = new HashSet<>();
    private volatile Scripts scripts;

    Round(Class<T> type, Class<?> subjectClass, Run run, Standstill standstill) {
        this.type = type;
        this.subjectClass = subjectClass;
        this.run = run;
        this.standstill = standstill;
    }

    /**
     * Makes a new object of the class that is graded.
     *
     * @param arguments of its constructor
     */
    public T create(Object... arguments) throws Exception {
        for (Constructor<?> constructor : subjectClass.getDeclaredConstructors()) {
            if (!Modifier.isPrivate(constructor.getModifiers()) && accepts(constructor, arguments)) {
                constructor.setAccessible(true);
                try {
                    return type.cast(constructor.newInstance(arguments));
                } catch (InvocationTargetException e) {
                    report(Thread.currentThread().getName(), e.getCause());
                } catch (ClassCastException e) {
                    throw fail(subjectClass.getSimpleName() + " does not implement " + type.getSimpleName());
                }
            }
        }
        String wanted = arguments.length == 0
                ? "without parameters"
                : Arrays.stream(arguments)
                        .map(a -> a.getClass().getSimpleName())
                        .collect(Collectors.joining(", ", "with the parameters (", ")"));
        throw fail(subjectClass.getSimpleName() + " needs a constructor " + wanted
                + " that is not private: the grader has to make an object");
    }

    private static boolean accepts(Constructor<?> constructor, Object[] arguments) {
        Class<?>[] types = constructor.getParameterTypes();
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            Class<?> boxed =
                    java.lang.invoke.MethodType.methodType(types[i]).wrap().returnType();
            if (!boxed.isInstance(arguments[i])) {
                return false;
            }
        }
        return true;
    }

    /** Makes a thread, and does not start it. */
    public Worker thread(String name, Action action) {
        Worker worker = new Worker(this, run, name, action);
        // Objects that come back from another process are then of the subject's own classes.
        worker.thread().setContextClassLoader(subjectClass.getClassLoader());
        workers.add(worker);
        return worker;
    }

    /** Makes a thread and starts it. */
    public Worker start(String name, Action action) {
        return thread(name, action).start();
    }

    /**
     * Starts all threads that are not started, and waits until all have ended.
     *
     * @throws CheckFailed if they cannot end, or one has thrown what it may not
     */
    public void runAll() {
        workers.stream().filter(w -> !w.isStarted()).forEach(Worker::start);
        workers.forEach(Worker::awaitEnd);
    }

    /** A place where a thread has to stop; {@code name} says when it is reached, such as {@code "A writes a letter"}. */
    public Gate gate(String name) {
        return new Gate(this, name);
    }

    /**
     * The programs that this round gives to the subject to run. From the first call on, a round stands still only if its
     * processes do, too.
     *
     * @param pollers binary names of a library's classes whose threads do nothing but look, now and then, for what
     *     processes write
     */
    public Scripts scripts(String... pollers) {
        this.pollers.addAll(List.of(pollers));
        if (scripts == null) {
            scripts = new Scripts(this);
        }
        return scripts;
    }

    /**
     * Waits until nothing moves any more, neither a thread nor a process: all wait for something that only the scenario
     * can bring about. Gives up after a while, since it is not wrong to look again and again.
     */
    public void awaitStandstill() {
        standstill.awaitStandstill(this);
    }

    /**
     * Fails the check if a thread is left that keeps a program from ending, since it is no daemon; one that is about to
     * end gets the time for it.
     *
     * @param when begins the sentence, such as {@code "after run()"}
     */
    public void noThreadKeepsTheProgram(String when) {
        int[] looks = {0};
        await(
                () -> {
                    List<Thread> left = keepers();
                    // Who has been told to end is not asleep until it has.
                    looks[0] = left.stream().allMatch(Round::isAsleep) ? looks[0] + 1 : 0;
                    return left.isEmpty() || looks[0] > LOOKS_AT_A_SLEEPER;
                },
                "each thread ends or is a daemon");
        List<Thread> left = keepers();
        check(left.isEmpty(), when + " the program cannot end: it waits for " + Stacks.names(Set.copyOf(left)));
    }

    private List<Thread> keepers() {
        return subjectThreads().stream()
                .filter(t -> t.isAlive() && !t.isDaemon())
                .toList();
    }

    private static boolean isAsleep(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    /** Calls an object of the grader by that name wherever a person is told of it. */
    public <O> O named(String name, O object) {
        run.names().name(object, name);
        return object;
    }

    /** Adds a line to what the student is told of the order of things: what the calling thread does. */
    public void tell(String what) {
        run.tell(what, "");
    }

    /**
     * A step of the calling thread in an object that the scenario gives to the subject, where it may be held as anywhere
     * in the subject's own code; {@code what} says what the thread does, such as {@code "writes 'P'"}.
     */
    public void step(String what) {
        run.step(what);
    }

    /** Such a step that reads a variable of {@code object}, which is not thread-safe. */
    public void reads(Object object, String variable) {
        run.uses(object, variable, false);
    }

    /** Such a step that changes a variable of {@code object}, which is not thread-safe. */
    public void writes(Object object, String variable) {
        run.uses(object, variable, true);
    }

    /** Fails the check if something is not as it must be; {@code otherwise} says what the subject did. */
    public void check(boolean asItMustBe, String otherwise) {
        if (!asItMustBe) {
            throw fail(otherwise);
        }
    }

    /** Fails the check if a value is not as expected; {@code what} begins the sentence, such as {@code "the count"}. */
    public void equal(String what, Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw fail(what + " is " + actual + ", and must be " + expected);
        }
    }

    /** The failure to throw; {@code message} says what the subject did. */
    public CheckFailed fail(String message) {
        return new CheckFailed(message, null, false);
    }

    /**
     * Waits until something is so.
     *
     * @param what says it, such as {@code "the job is run"}
     * @throws CheckFailed if it is not so and nothing can move any more, or after some seconds
     */
    public void await(BooleanSupplier holds, String what) {
        standstill.await(holds, what, this);
    }

    void awaitStandstill(Worker worker) {
        standstill.awaitStandstill(worker, this);
    }

    /** Throws a failure that tells of an exception of the subject. */
    void report(String thread, Throwable thrown) {
        if (thrown instanceof CheckFailed failed) {
            throw failed;
        }
        if (Todo.isIn(thrown)) {
            throw new NotYet(Todo.messageIn(thrown));
        }
        if (thrown instanceof Misdeed misdeed) {
            throw CheckFailed.of(misdeed);
        }
        throw new CheckFailed("'" + thread + "' threw " + Stacks.told(thrown), thrown, false);
    }

    /** Throws what went wrong in a thread so far, if anything did. */
    void seeFailures() {
        if (run.misdeed() != null) {
            throw CheckFailed.of(run.misdeed());
        }
        workers.forEach(Worker::see);
    }

    /** Throws what went wrong; a scenario that has left a thread behind is itself wrong. */
    void seeEnd() {
        seeFailures();
        for (Worker worker : workers) {
            if (!worker.hasEnded()) {
                throw new IllegalStateException("the scenario ends before its thread '" + worker.name() + "'");
            }
        }
    }

    /** Lets a thread that the schedule holds go on, if there is one. */
    boolean release() {
        return standstill.release();
    }

    Set<Thread> subjectThreads() {
        return standstill.subjectThreads();
    }

    List<Worker> workers() {
        return workers;
    }

    Run run() {
        return run;
    }

    /** The programs of this round, or null if it has none. */
    Scripts scriptsOrNull() {
        return scripts;
    }

    /** Whether a thread is one of a library that only looks for what processes write. */
    boolean polls(StackTraceElement[] stack) {
        return !pollers.isEmpty() && Arrays.stream(stack).anyMatch(f -> pollers.contains(f.getClassName()));
    }

    /** Ends what the round has outside of this JVM. */
    void close() {
        if (scripts != null) {
            scripts.close();
        }
    }
}
