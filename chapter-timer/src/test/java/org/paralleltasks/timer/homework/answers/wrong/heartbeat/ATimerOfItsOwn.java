package org.paralleltasks.timer.homework.answers.wrong.heartbeat;

import java.util.concurrent.ScheduledExecutorService;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.timer.homework.given.Heartbeat;

/** Beats in a thread that it makes, and leaves the timer that it is given alone. */
@KilledBy("beatsAtOnceAndAgain")
public class ATimerOfItsOwn implements Heartbeat {
    private final long periodMillis;
    private final Runnable beat;
    private final Thread thread = new Thread(this::beatAgainAndAgain, "heart");

    public ATimerOfItsOwn(ScheduledExecutorService unused, long periodMillis, Runnable beat) {
        this.periodMillis = periodMillis;
        this.beat = beat;
    }

    @Override
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void beatAgainAndAgain() {
        try {
            while (true) {
                Thread.sleep(periodMillis);
                beat.run();
            }
        } catch (InterruptedException e) {
            // It has been stopped.
        }
    }

    @Override
    public void stop() {
        thread.interrupt();
    }
}
