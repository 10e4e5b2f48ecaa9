package org.paralleltasks.threads.homework;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.paralleltasks.grading.Gate;
import org.paralleltasks.grading.Round;
import org.paralleltasks.threads.homework.given.Work;

/** Work that counts its pieces, and calculates, sleeps or fails in one of them, as the grader wants it. */
final class RecordingWork implements Work {
    private enum Manner {
        CALCULATES,
        SLEEPS,
        SWALLOWS,
        FAILS
    }

    private final Round<?> round;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger tidied = new AtomicInteger();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private int special;
    private Manner manner = Manner.SLEEPS;
    private Gate gate;
    private Throwable failure;
    private volatile boolean inAPiece;
    private volatile boolean tidiedTooEarly;
    private volatile boolean tidiedUp;

    private RecordingWork(Round<?> round, int special, Manner manner) {
        this.round = round;
        this.special = special;
        this.manner = manner;
        round.named("the work", this);
    }

    /** In that piece it sleeps until it is interrupted. */
    static RecordingWork sleepingIn(Round<?> round, int piece) {
        return new RecordingWork(round, piece, Manner.SLEEPS);
    }

    /** In that piece it sleeps, catches the interrupt, and goes on. */
    static RecordingWork swallowingIn(Round<?> round, int piece) {
        return new RecordingWork(round, piece, Manner.SWALLOWS);
    }

    /** That piece throws an exception or an error, which has to be unchecked. */
    static RecordingWork failingIn(Round<?> round, int piece, Throwable failure) {
        RecordingWork work = new RecordingWork(round, piece, Manner.FAILS);
        work.failure = failure;
        return work;
    }

    /** It calculates until the gate is opened, before it throws. Called before the threads start. */
    RecordingWork after(Gate stop) {
        gate = stop;
        return this;
    }

    /** What the piece that fails throws. */
    Throwable failure() {
        return failure;
    }

    /** In that piece it calculates until the gate is opened, and does not look at an interrupt. */
    static RecordingWork calculatingIn(Round<?> round, int piece, Gate gate) {
        RecordingWork work = new RecordingWork(round, piece, Manner.CALCULATES);
        work.gate = gate;
        return work;
    }

    /** How many pieces have begun. */
    int begun() {
        return begun.get();
    }

    /** How often it has been tidied up. */
    int tidied() {
        return tidied.get();
    }

    /** Whether the tidying up has ended. */
    boolean isTidiedUp() {
        return tidiedUp;
    }

    /** Whether it was tidied up while a piece was being done. */
    boolean isTidiedTooEarly() {
        return tidiedTooEarly;
    }

    /** The threads that have done pieces or tidied up. */
    Set<Thread> threads() {
        return threads;
    }

    @Override
    public void doPiece() throws InterruptedException {
        int piece = begun.incrementAndGet();
        threads.add(Thread.currentThread());
        inAPiece = true;
        try {
            round.writes(this, "what the pieces have done");
            round.tell("does piece " + piece);
            if (piece == special) {
                doSpecial(piece);
            } else if (piece > special) {
                round.tell("sleeps in piece " + piece);
                sleepUntilInterrupted(); // So that a worker that goes on comes to a rest.
            }
        } finally {
            inAPiece = false;
        }
    }

    private void doSpecial(int piece) throws InterruptedException {
        switch (manner) {
            case CALCULATES -> gate.pass();
            case FAILS -> {
                if (gate != null) {
                    gate.pass();
                }
                round.tell("throws " + failure + " in piece " + piece);
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            }
            case SLEEPS -> {
                round.tell("sleeps in piece " + piece);
                sleepUntilInterrupted();
            }
            default -> {
                try {
                    sleepUntilInterrupted();
                } catch (InterruptedException e) {
                    round.tell("is interrupted in piece " + piece + ", catches it, and goes on");
                }
            }
        }
    }

    private static void sleepUntilInterrupted() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Override
    public void tidyUp() {
        threads.add(Thread.currentThread());
        tidiedTooEarly |= inAPiece;
        tidied.incrementAndGet();
        round.step("tidies up");
        tidiedUp = true;
    }
}
