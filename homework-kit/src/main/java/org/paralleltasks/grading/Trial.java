package org.paralleltasks.grading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import org.paralleltasks.grading.probe.HoldOnce;
import org.paralleltasks.grading.probe.Misdeed;
import org.paralleltasks.grading.probe.Race;
import org.paralleltasks.grading.probe.RandomDelays;
import org.paralleltasks.grading.probe.Run;
import org.paralleltasks.grading.probe.Schedule;
import org.paralleltasks.grading.probe.Site;

/**
 * What a check tries the subject with: plays a scenario once, or under many schedules. The first failure ends it. For use
 * by the check's own thread.
 *
 * @param <T> the type that the subject implements
 */
public final class Trial<T> {
    /** So many plays with one thread held at one of its steps, at most; a right answer has fewer steps. */
    private static final int MOST_HOLDS = 400;

    /** A thread that did not come to a step, and in the next play not to the next, has no such steps. */
    private static final int MISSES = 2;

    /** So few of the plays with random delays look for missing order: there the holding finds nearly all. */
    private static final int ONE_WATCHED_IN = 5;

    /** What is done with the subject in a play besides what the schedule does. */
    private enum Manner {
        /** Nothing. */
        PLAIN,
        /** It is seen whether something orders its accesses. */
        ORDERED,
        /** Its waits that have a limit come to it. */
        IMPATIENT
    }

    private final Class<T> type;
    private final Class<?> subjectClass;
    private final Set<Thread> before;
    private final Effort effort;
    private volatile Round<T> round;

    Trial(Class<T> type, Class<?> subjectClass, Set<Thread> before, Effort effort) {
        this.type = type;
        this.subjectClass = subjectClass;
        this.before = before;
        this.effort = effort;
    }

    /**
     * Plays a scenario once, and nobody is held or delayed.
     *
     * @throws CheckFailed if something is not as it must be
     */
    public void once(Scenario<T> scenario) {
        play(scenario, Schedule.UNDISTURBED, Manner.PLAIN);
    }

    /**
     * Plays a scenario under many schedules: first every thread is held once before each of its steps, until all others
     * have ended or wait; then again and again with short delays at a place that is picked at random.
     *
     * @throws CheckFailed if something is not as it must be under one of them
     */
    public void underAllSchedules(Scenario<T> scenario) {
        List<Site> sites = holdEachStep(scenario, Manner.PLAIN);
        delay(scenario, sites, effort.delays(), Manner.PLAIN);
    }

    /**
     * The first half of {@link #underAllSchedules}, which takes far less time: for what is found by holding a thread long
     * enough, and for a scenario that differs little from one that is played under all.
     *
     * @throws CheckFailed if something is not as it must be with a thread held at one of its steps
     */
    public void heldAtEachStep(Scenario<T> scenario) {
        holdEachStep(scenario, Manner.PLAIN);
    }

    /**
     * As {@link #heldAtEachStep}, and each wait of the subject's that has a limit of less than an hour, such as
     * {@code join(1_000)} or {@code tryLock(10, SECONDS)}, reaches it in a moment: for what has to wait however long it takes.
     * Who asks again and again, with a limit each time, waits as long as it takes.
     *
     * @throws CheckFailed if something is not as it must be
     */
    public void impatient(Scenario<T> scenario) {
        holdEachStep(scenario, Manner.IMPATIENT);
    }

    /**
     * Plays a scenario under many schedules and sees to it that what one thread writes and another reads is ordered by
     * something: a lock, a volatile field, the start or the end of a thread. Without, the other may never see it.
     *
     * @throws CheckFailed if two accesses of one variable are not ordered, or something else is not as it must be
     */
    public void ordered(Scenario<T> scenario) {
        List<Site> sites = holdEachStep(scenario, Manner.ORDERED);
        delay(scenario, sites, effort.delays() / ONE_WATCHED_IN, Manner.ORDERED);
    }

    private List<Site> holdEachStep(Scenario<T> scenario, Manner manner) {
        Run run = play(scenario, Schedule.UNDISTURBED, manner);
        Set<Site> sites = new LinkedHashSet<>(run.hits());
        SortedSet<Long> threads = run.numbers();
        int plays = 0;
        for (Long thread = first(threads); thread != null; thread = first(threads.tailSet(thread + 1))) {
            int missed = 0;
            for (int step = 1; missed < MISSES && plays < MOST_HOLDS; step++, plays++) {
                HoldOnce hold = new HoldOnce(thread, step);
                run = play(scenario, hold, manner);
                missed = hold.isReached() ? 0 : missed + 1;
                threads.addAll(run.numbers());
                sites.addAll(run.hits());
            }
        }
        return List.copyOf(sites);
    }

    private static Long first(SortedSet<Long> numbers) {
        return numbers.isEmpty() ? null : numbers.first();
    }

    private void delay(Scenario<T> scenario, List<Site> sites, int times, Manner manner) {
        if (sites.isEmpty()) {
            return; // The subject's threads do nothing: no delay can change that.
        }
        Random random = new Random(effort.seed());
        for (int i = 0; i < times; i++) {
            Site site = sites.get(random.nextInt(sites.size()));
            play(scenario, new RandomDelays(site, random.nextLong()), manner);
        }
    }

    private Run play(Scenario<T> scenario, Schedule schedule, Manner manner) {
        try (Run run = new Run(schedule, manner == Manner.ORDERED, manner == Manner.IMPATIENT)) {
            Standstill standstill = new Standstill(schedule, before, effort.limitMillis());
            round = new Round<>(type, subjectClass, run, standstill);
            try {
                scenario.play(round);
                round.seeEnd();
            } catch (CheckFailed e) {
                throw (run.hasLimited() ? e.sinceALimitWasReached() : e).in(round);
            } catch (NotYet e) {
                throw e;
            } catch (Throwable e) {
                CheckFailed failed = told(e);
                throw (run.hasLimited() ? failed.sinceALimitWasReached() : failed).in(round);
            }
            Race race = run.race();
            if (race != null) {
                throw raced(race).in(round);
            }
            run.endsWell();
            return run;
        } finally {
            round.close();
        }
    }

    private static CheckFailed told(Throwable thrown) {
        if (Todo.isIn(thrown)) {
            throw new NotYet(Todo.messageIn(thrown));
        }
        if (thrown instanceof Misdeed misdeed) {
            return CheckFailed.of(misdeed);
        }
        return new CheckFailed("it threw " + Stacks.told(thrown), thrown, false);
    }

    private static CheckFailed raced(Race race) {
        return new CheckFailed(
                race.first() + ", and " + race.second()
                        + ", and nothing orders the two: the second may never see what the first did",
                null,
                false);
    }

    /** The round that is played now, or was played last; null before the first. Read by the overseer. */
    Round<T> round() {
        return round;
    }
}
