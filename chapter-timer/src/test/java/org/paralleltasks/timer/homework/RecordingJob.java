package org.paralleltasks.timer.homework;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.paralleltasks.grading.Round;
import org.paralleltasks.grading.VirtualTime;

/** What the timer is to do: remembers when it is done and by whom, and does what the grader wants in one of its runs. */
final class RecordingJob implements Runnable, Consumer<List<String>> {
    private final Round<?> round;
    private final VirtualTime time;
    private final String name;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final List<Long> times = new CopyOnWriteArrayList<>();
    private final List<List<String>> arguments = new CopyOnWriteArrayList<>();
    private int special;
    private Runnable doing = () -> {};
    private volatile boolean elsewhere;
    private volatile boolean interrupted;
    private volatile boolean unwanted;
    private volatile boolean late;

    /** @param name what the student calls it, such as {@code "the beat"} */
    RecordingJob(Round<?> round, VirtualTime time, String name) {
        this.round = round;
        this.time = time;
        this.name = name;
        round.named(name, this);
    }

    /** In that run, 1 for the first, it does something. Called before the threads start. */
    RecordingJob in(int run, Runnable something) {
        special = run;
        doing = something;
        return this;
    }

    /** How often it has begun. */
    int begun() {
        return begun.get();
    }

    /** Whether it is being done. */
    boolean goesOn() {
        return begun.get() > ended.get();
    }

    /** What it was given, each time. */
    List<List<String>> arguments() {
        return arguments;
    }

    /** From now on it must not begin any more. */
    void isUnwanted() {
        unwanted = true;
    }

    /** Whether it has begun when it must not. */
    boolean isLate() {
        return late;
    }

    /** Fails unless it began at those milliseconds, earliest first, and was left in peace. */
    void beganAt(List<Long> expected) {
        if (times.isEmpty() && !expected.isEmpty()) {
            throw round.fail(name + " has not begun, though " + expected.get(expected.size() - 1)
                    + " ms have passed for the timer that the constructor is given, and only for that one");
        }
        round.equal("the list of the ms at which " + name + " began", expected, times);
        wasLeftInPeace();
    }

    /** Fails if it was done by another thread than the timer's, or interrupted. */
    void wasLeftInPeace() {
        round.check(!elsewhere, name + " was run by another thread than the timer's");
        round.check(!interrupted, name + " was interrupted");
    }

    /** What its runs have done is read by the calling thread. */
    void readResults() {
        round.reads(this, "what " + name + " has done");
    }

    @Override
    public void accept(List<String> given) {
        arguments.add(List.copyOf(given));
        run();
    }

    @Override
    public void run() {
        late |= unwanted;
        int number = begun.incrementAndGet();
        times.add(time.nowMillis());
        elsewhere |= !time.isTimerThread();
        try {
            round.writes(this, "what " + name + " has done");
            if (number == special) {
                doing.run();
            }
        } finally {
            interrupted |= Thread.currentThread().isInterrupted();
            ended.incrementAndGet();
            round.tell("is at the end of " + name);
        }
    }
}
