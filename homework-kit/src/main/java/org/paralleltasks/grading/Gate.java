package org.paralleltasks.grading;

import java.util.concurrent.CountDownLatch;

/**
 * A place in what the grader gives to the subject where a thread has to stop until the scenario opens the gate. So a
 * scenario brings about one particular order of things. Thread-safe.
 */
public final class Gate {
    private final Round<?> round;
    private final String name;
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    Gate(Round<?> round, String name) {
        this.round = round;
        this.name = name;
    }

    /**
     * Stops the calling thread until the gate is open. An interrupt does not end the stop; it is kept for afterwards.
     */
    public void pass() {
        arrived.countDown();
        boolean interrupted = false;
        while (open.getCount() > 0) {
            try {
                open.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets everybody pass from now on. */
    public void open() {
        open.countDown();
    }

    /** Whether a thread has come to the gate. */
    public boolean isReached() {
        return arrived.getCount() == 0;
    }

    /**
     * Waits until a thread has come to the gate.
     *
     * @throws CheckFailed if no thread can come any more
     */
    public void awaitArrival() {
        round.await(this::isReached, name);
    }
}
