package org.paralleltasks.grading;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.grading.probe.Run;
import org.paralleltasks.grading.probe.Schedule;

/** The timer of the graders does as the JDK's, without the waiting. */
@Tag("concurrency")
class VirtualTimeTest {
    private static final long LIMIT_MILLIS = 6_000;

    private final Run run = new Run(Schedule.UNDISTURBED, false, false);
    private final Round<Runnable> round = new Round<>(
            Runnable.class,
            Runnable.class,
            run,
            new Standstill(
                    Schedule.UNDISTURBED, Set.copyOf(Thread.getAllStackTraces().keySet()), LIMIT_MILLIS));
    private final VirtualTime time = new VirtualTime(round);
    private final ScheduledExecutorService timer = time.timer();
    private final List<Long> times = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        time.close();
        run.close();
    }

    /** Keeps what nobody asks, as a program does that only wants the job to be done. */
    private final List<ScheduledFuture<?>> futures = new CopyOnWriteArrayList<>();

    private void noteTime() {
        times.add(time.nowMillis());
    }

    @Test
    void aJobIsDoneWhenItsTimeHasComeAndNotBefore() throws Exception {
        ScheduledFuture<Boolean> answer = timer.schedule(time::isTimerThread, 2, HOURS);

        time.pass(HOURS.toMillis(2) - 1);
        assertThat(answer.isDone()).isFalse();
        assertThat(answer.getDelay(MILLISECONDS)).isEqualTo(1);

        time.pass(1);
        assertThat(answer.get()).isTrue();
        assertThat(time.isTimerThread()).isFalse();
    }

    @Test
    void jobsAreDoneInTheOrderOfTheirTimesAndEachSeesItsOwn() {
        futures.add(timer.schedule(this::noteTime, 300, MILLISECONDS));
        futures.add(timer.schedule(
                () -> {
                    noteTime();
                    futures.add(timer.schedule(this::noteTime, 50, MILLISECONDS));
                },
                100,
                MILLISECONDS));
        timer.execute(this::noteTime);

        time.pass(1_000);

        assertThat(times).containsExactly(0L, 100L, 150L, 300L);
        assertThat(time.nowMillis()).isEqualTo(1_000);
    }

    private void noteTimeAndTake200() {
        noteTime();
        time.takes(200);
    }

    @Test
    void aFixedRateKeepsPace() {
        futures.add(timer.scheduleAtFixedRate(this::noteTimeAndTake200, 100, 500, MILLISECONDS));

        time.pass(1_400);

        assertThat(times).containsExactly(100L, 600L, 1_100L);
    }

    @Test
    void aFixedDelayRestsAfterEachEnd() {
        futures.add(timer.scheduleWithFixedDelay(this::noteTimeAndTake200, 100, 500, MILLISECONDS));

        time.pass(1_400);

        assertThat(times).containsExactly(100L, 800L);
    }

    @Test
    void whoIsCancelledIsNotKeptAndNotDone() {
        ScheduledFuture<?> once = timer.schedule(this::noteTime, 100, MILLISECONDS);
        ScheduledFuture<?> often = timer.scheduleAtFixedRate(this::noteTime, 50, 100, MILLISECONDS);
        assertThat(time.waiting()).isEqualTo(2);

        assertThat(once.cancel(false)).isTrue();
        time.pass(200);
        assertThat(often.cancel(false)).isTrue();
        time.pass(1_000);

        assertThat(times).containsExactly(50L, 150L);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void aPeriodicJobThatThrowsIsNotDoneAgainAndNobodyHearsOfItUnlessHeAsks() {
        ScheduledFuture<?> failing = timer.scheduleAtFixedRate(
                () -> {
                    noteTime();
                    throw new IllegalStateException("no data");
                },
                0,
                100,
                MILLISECONDS);

        time.pass(1_000);

        assertThat(times).containsExactly(0L);
        assertThatThrownBy(failing::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCancelWhileTheJobGoesOnAnswersAsTheJdkDoesAndCanInterrupt() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        ScheduledFuture<?> future = timer.schedule(
                () -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                },
                100,
                MILLISECONDS);
        time.letPass(100);
        round.await(() -> begun.getCount() == 0, "the job has begun");

        assertThat(future.cancel(true)).isTrue();

        time.awaitJobs();
        assertThat(interrupted.getCount()).isZero();
        timer.execute(this::noteTime);
        time.pass(0);
        assertThat(times).as("the timer goes on").containsExactly(100L);
    }

    @Test
    void itIsNotToBeShutDown() {
        assertThatThrownBy(timer::shutdown).hasMessageContaining("not to be shut down");
        assertThatThrownBy(() -> timer.awaitTermination(1, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> timer.scheduleAtFixedRate(this::noteTime, 0, 0, MILLISECONDS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whenItIsClosedItsThreadEnds() {
        time.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(t -> t.getName().equals(VirtualTimer.THREAD) && t.isAlive());
    }
}
