package org.paralleltasks.threads.homework;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Gate;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Round;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.grading.Worker;
import org.paralleltasks.threads.homework.given.ParallelSum;

@Grades(chapter = "threads", task = 1, name = "sum", subject = "org.paralleltasks.threads.homework.Task1Sum")
class Task1SumGrader {
    private static final String CALLER = "caller";

    @Check(order = 1, value = "3 threads read 6 numbers: all three have begun before the first is done")
    void allRunAtTheSameTime(Trial<ParallelSum> trial) {
        trial.once(round -> {
            Gate reading = round.gate("a thread reads a number");
            RecordingNumbers numbers = new RecordingNumbers(round, 6).with(reading);
            ParallelSum subject = round.create();
            Worker caller = round.start(CALLER, () -> subject.sum(numbers, 3));
            try {
                round.await(
                        () -> numbers.readers().size() >= 3,
                        "a second and a third thread begin to read while the first is still reading its first number");
            } finally {
                reading.open();
            }
            caller.awaitEnd();
            round.check(
                    numbers.readers().stream().noneMatch(t -> t.getName().equals(CALLER)),
                    "the thread that called sum() has read numbers itself, and must only wait");
            round.equal(
                    "the number of threads that have read", 3, numbers.readers().size());
        });
    }

    @Check(order = 2, value = "sum() returns when all threads have ended, with the sum of all shares")
    void returnsWhenAllHaveEnded(Trial<ParallelSum> trial) {
        trial.underAllSchedules(Task1SumGrader::addTwo);
    }

    @Check(order = 3, value = "the sum is right with 1 thread, 3, 4, and with more threads than numbers")
    void addsUp(Trial<ParallelSum> trial) {
        int[][] cases = {{10, 1}, {10, 3}, {10, 4}, {2, 3}, {0, 2}};
        for (int[] each : cases) {
            trial.once(round -> {
                RecordingNumbers numbers = new RecordingNumbers(round, each[0]);
                AtomicLong sum = new AtomicLong();
                ParallelSum subject = round.create();
                round.start(CALLER, () -> sum.set(subject.sum(numbers, each[1])))
                        .awaitEnd();
                isRight(round, numbers, each[1], sum.get());
            });
        }
    }

    @Check(order = 4, value = "a number cannot be read, the first or the last: sum() throws the IllegalStateException")
    void tellsTheFailure(Trial<ParallelSum> trial) {
        for (int broken : new int[] {0, 5}) {
            trial.once(round -> failAt(broken, new RecordingNumbers(round, 6), 3, numbers -> {}, round));
        }
    }

    @Check(order = 5, value = "a number cannot be read: the other threads have ended too when sum() throws")
    void throwsWhenAllHaveEnded(Trial<ParallelSum> trial) {
        trial.underAllSchedules(Task1SumGrader::failWhileTheOtherReads);
    }

    @Check(order = 6, value = "no thread is left behind, neither after a sum nor after a failure")
    void leavesNoThreadBehind(Trial<ParallelSum> trial) {
        for (int broken : new int[] {-1, 0}) {
            trial.once(round -> {
                RecordingNumbers numbers = new RecordingNumbers(round, 6).brokenAt(broken, broken < 0 ? 0 : 3);
                ParallelSum subject = round.create();
                round.start(CALLER, () -> subject.sum(numbers, 3)).mayThrow().awaitEnd();
                numbers.awaitEndOfReaders();
            });
        }
    }

    @Check(
            order = 7,
            value = "sum() waits for its threads however long they read, after a failure too: no limit is an end")
    void waitsHoweverLongItTakes(Trial<ParallelSum> trial) {
        trial.impatient(Task1SumGrader::addTwo);
        trial.impatient(Task1SumGrader::failWhileTheOtherReads);
    }

    @Check(order = 8, value = "what one thread writes and another reads is ordered by something, such as join()")
    void sharedDataIsOrdered(Trial<ParallelSum> trial) {
        trial.ordered(Task1SumGrader::addTwo);
    }

    private static void addTwo(Round<ParallelSum> round) throws Exception {
        RecordingNumbers numbers = new RecordingNumbers(round, 2);
        AtomicLong sum = new AtomicLong();
        ParallelSum subject = round.create();
        Worker caller = round.start(CALLER, () -> {
            sum.set(subject.sum(numbers, 2));
            noneReads(round, numbers, "returned " + sum);
        });
        caller.awaitEnd();
        isRight(round, numbers, 2, sum.get());
    }

    private static void failWhileTheOtherReads(Round<ParallelSum> round) throws Exception {
        failAt(
                0,
                new RecordingNumbers(round, 2),
                2,
                numbers -> noneReads(round, numbers, "threw the exception"),
                round);
    }

    private static void failAt(
            int broken,
            RecordingNumbers numbers,
            int n,
            Consumer<RecordingNumbers> whenThrown,
            Round<ParallelSum> round)
            throws Exception {
        numbers.brokenAt(broken, n);
        ParallelSum subject = round.create();
        round.start(CALLER, () -> {
                    try {
                        long sum = subject.sum(numbers, n);
                        throw round.fail("number " + (broken + 1) + " could not be read, and sum() returned " + sum
                                + " as if all were well");
                    } catch (RuntimeException e) {
                        round.check(
                                e instanceof IllegalStateException
                                        && e.getMessage() != null
                                        && e.getMessage().contains("cannot be read"),
                                "sum() threw " + e + ", and must throw the IllegalStateException that it got");
                        whenThrown.accept(numbers);
                    }
                })
                .awaitEnd();
    }

    private static void noneReads(Round<?> round, RecordingNumbers numbers, String how) {
        round.check(numbers.reading() == 0, "sum() " + how + " while a thread was still reading");
    }

    private static void isRight(Round<?> round, RecordingNumbers numbers, int n, long sum) {
        round.check(
                sum == numbers.expectedSum() && numbers.wronglyRead().isEmpty(),
                "the sum of 1 to " + numbers.size() + " in " + n + " threads is " + sum + ", and must be "
                        + numbers.expectedSum() + numbers.wronglyRead());
    }
}
