package org.paralleltasks.sync.homework;

import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.sync.homework.given.Counter;

@Grades(chapter = "sync", task = 1, name = "counter", subject = "org.paralleltasks.sync.homework.Task1Counter")
class Task1CounterGrader {
    @Check(order = 1, value = "one thread counts 0, 1, 2, 3")
    void countsInOneThread(Trial<Counter> trial) {
        trial.once(round -> {
            Counter counter = round.create();
            round.equal("the count before the first increment", 0L, counter.get());
            for (long i = 1; i <= 3; i++) {
                counter.increment();
                round.equal("the count after " + i + " increments", i, counter.get());
            }
        });
    }

    @Check(order = 2, value = "two counters count for themselves")
    void countersAreIndependent(Trial<Counter> trial) {
        trial.once(round -> {
            Counter one = round.create();
            Counter other = round.create();
            one.increment();
            round.equal("the count of a counter that nobody incremented", 0L, other.get());
        });
    }

    @Check(order = 3, value = "two threads increment twice each: no increment gets lost")
    void noIncrementGetsLost(Trial<Counter> trial) {
        trial.underAllSchedules(round -> {
            Counter counter = round.create();
            for (String name : new String[] {"A", "B"}) {
                round.thread(name, () -> {
                    counter.increment();
                    counter.increment();
                });
            }
            round.runAll();
            round.equal("the count after two increments in each of two threads", 4L, counter.get());
        });
    }

    @Check(order = 4, value = "a thread that only reads gets to see what others have counted")
    void readersSeeTheCount(Trial<Counter> trial) {
        trial.ordered(round -> {
            Counter counter = round.create();
            round.thread("A", counter::increment);
            round.thread("reader", () -> {
                long read = counter.get();
                round.check(read == 0 || read == 1, "the count is " + read + ", and must be 0 or 1");
            });
            round.runAll();
        });
    }
}
