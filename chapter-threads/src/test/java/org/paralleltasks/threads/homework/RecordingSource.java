package org.paralleltasks.threads.homework;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.paralleltasks.grading.Gate;
import org.paralleltasks.grading.Round;
import org.paralleltasks.threads.homework.given.Source;

/** A source that answers, fails, or waits until it is cancelled, and remembers how far it has come. */
final class RecordingSource implements Source {
    private final Round<?> round;
    private final String name;
    private final String answer;
    private final IOException failure;
    private Gate gate;
    private Gate tidying;
    private volatile Thread asking;
    private volatile boolean ended;
    private volatile boolean interrupted;

    private RecordingSource(Round<?> round, String name, String answer, IOException failure) {
        this.round = round;
        this.name = name;
        this.answer = answer;
        this.failure = failure;
        round.named(name, this);
    }

    /** One that answers. */
    static RecordingSource answering(Round<?> round, String name, String answer) {
        return new RecordingSource(round, name, answer, null);
    }

    /** One that has no answer. */
    static RecordingSource failing(Round<?> round, String name) {
        return new RecordingSource(round, name, null, new IOException(name + " does not answer"));
    }

    /** One that never answers, and when interrupted tidies up. */
    static RecordingSource silent(Round<?> round, String name) {
        return new RecordingSource(round, name, null, null);
    }

    /** Stops there before it answers or fails. Called before the threads start. */
    RecordingSource with(Gate stop) {
        gate = stop;
        return this;
    }

    /** Stops there while it tidies up. Called before the threads start. */
    RecordingSource tidyingUpAt(Gate stop) {
        tidying = stop;
        return this;
    }

    IOException failure() {
        return failure;
    }

    /** Whether somebody has begun to ask. */
    boolean isAsked() {
        return asking != null;
    }

    /** Whether somebody has begun to ask, and this has not ended. */
    boolean isBeingAsked() {
        return asking != null && !ended;
    }

    /** Whether the asking has ended. */
    boolean hasEnded() {
        return ended;
    }

    /** Whether the asking thread was interrupted. */
    boolean wasInterrupted() {
        return interrupted;
    }

    /** The thread that asked, or null. */
    Thread asking() {
        return asking;
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public String ask() throws IOException, InterruptedException {
        asking = Thread.currentThread();
        try {
            round.step("asks " + name);
            if (gate != null) {
                gate.pass();
            }
            if (failure != null) {
                round.tell("gets no answer from " + name);
                throw failure;
            }
            if (answer != null) {
                round.tell("gets the answer '" + answer + "'");
                return answer;
            }
            new CountDownLatch(1).await();
            throw new IllegalStateException("nobody opens this latch");
        } catch (InterruptedException e) {
            interrupted = true;
            round.step("is interrupted while it asks " + name + ", and tidies up");
            if (tidying != null) {
                tidying.pass();
            }
            throw e;
        } finally {
            ended = true;
        }
    }
}
