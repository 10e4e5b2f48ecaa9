package org.paralleltasks.exercise4.homework;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.paralleltasks.exercise4.homework.given.Job;
import org.paralleltasks.grading.Gate;
import org.paralleltasks.grading.Round;

/** Makes jobs that do what a scenario wants, and remembers which have begun, ended, and been interrupted. Thread-safe. */
final class RecordedJobs {
    static final long LONG = 1_000_000;

    private final Round<?> round;
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<String> ended = new CopyOnWriteArrayList<>();
    private final List<String> interrupted = new CopyOnWriteArrayList<>();

    /** What a job does; it may throw anything. */
    @FunctionalInterface
    interface Work {
        void perform() throws Throwable;
    }

    RecordedJobs(Round<?> round) {
        this.round = round;
    }

    /** A job whose result is {@code "result of"} its name. */
    Job job(String name, long deadlineMillis, Work work) {
        return new Job(name, deadlineMillis, () -> {
            round.step("begins job " + name);
            begun.add(name);
            note(name);
            try {
                work.perform();
            } catch (InterruptedException e) {
                interrupted.add(name);
                throw e;
            } catch (Throwable e) {
                RecordedJobs.<RuntimeException>thrown(e);
            } finally {
                note(name);
                ended.add(name);
                round.tell("is at the end of job " + name);
            }
            return "result of " + name;
        });
    }

    /** A job that ends at once. */
    Job quick(String name) {
        return job(name, LONG, () -> {});
    }

    /** A job that stops at a gate, and goes on when it is interrupted. */
    Job stopping(String name, Gate gate) {
        return job(name, LONG, gate::pass);
    }

    /** A job that waits until it is interrupted. */
    Job endless(String name, long deadlineMillis) {
        return job(name, deadlineMillis, () -> new CountDownLatch(1).await());
    }

    private void note(String name) {
        if (Thread.currentThread().isInterrupted() && !interrupted.contains(name)) {
            interrupted.add(name);
        }
    }

    /** What the compiler would not let a job throw, a job can throw all the same. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void thrown(Throwable any) throws E {
        throw (E) any;
    }

    /** The names of those that have begun, earliest first. */
    List<String> begun() {
        return begun;
    }

    /** The names of those that have ended, earliest first. */
    List<String> ended() {
        return ended;
    }

    /** The names of those that were interrupted. */
    List<String> interrupted() {
        return interrupted;
    }

    void awaitBegun(int number) {
        round.await(() -> begun.size() >= number, number + " jobs have begun");
    }
}
