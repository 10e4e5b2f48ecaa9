package org.paralleltasks.sync.homework;

import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.grading.Worker;
import org.paralleltasks.sync.homework.given.Event;

@Grades(chapter = "sync", task = 5, name = "event", subject = "org.paralleltasks.sync.homework.Task5Event")
class Task5EventGrader {
    @Check(order = 1, value = "one thread raises and lowers the flag, and while it is up await() returns at once")
    void canBeSetAndCleared(Trial<Event> trial) {
        trial.once(round -> {
            Event event = round.create();
            round.equal("isSet() at first", false, event.isSet());
            event.set();
            round.equal("isSet() after set()", true, event.isSet());
            round.start("A", event::await).awaitEnd();
            round.start("B", event::await).awaitEnd();
            event.clear();
            round.equal("isSet() after clear()", false, event.isSet());
        });
    }

    @Check(order = 2, value = "await() waits, and uses no processor, until the flag is up")
    void waitsUntilSet(Trial<Event> trial) {
        trial.once(round -> {
            Event event = round.create();
            Worker a = round.start("A", event::await);
            round.check(a.awaitStandstill(), "await() returned, and the flag was never up");
            round.start("S", event::set).awaitEnd();
            a.awaitEnd();
        });
    }

    @Check(order = 3, value = "three threads wait: set() lets all three go")
    void letsAllGo(Trial<Event> trial) {
        trial.once(round -> {
            Event event = round.create();
            for (String name : new String[] {"A", "B", "C"}) {
                round.start(name, event::await).awaitStandstill();
            }
            round.start("S", event::set).awaitEnd();
            round.runAll();
        });
    }

    @Check(order = 4, value = "who comes after clear() waits for the next set()")
    void waitsAgainAfterClear(Trial<Event> trial) {
        trial.once(round -> {
            Event event = round.create();
            event.set();
            event.clear();
            Worker a = round.start("A", event::await);
            round.check(a.awaitStandstill(), "await() returned, though the flag had been lowered before it came");
            round.start("S", event::set).awaitEnd();
            a.awaitEnd();
        });
    }

    @Check(order = 5, value = "clear() with the flag down loses nobody who waits")
    void clearWithTheFlagDownLosesNobody(Trial<Event> trial) {
        trial.once(round -> {
            Event event = round.create();
            round.start("A", event::await).awaitStandstill();
            round.start("C", event::clear).awaitEnd();
            round.start("S", event::set).awaitEnd();
            round.runAll();
        });
    }

    @Check(order = 6, value = "set() lets all go who wait, even if clear() follows at once")
    void setAndClearLetAllGo(Trial<Event> trial) {
        trial.underAllSchedules(round -> {
            Event event = round.create();
            round.start("A", event::await).awaitStandstill();
            round.start("B", event::await).awaitStandstill();
            round.thread("S", () -> {
                event.set();
                event.clear();
            });
            round.runAll();
        });
    }

    @Check(order = 7, value = "an interrupt ends the waiting with InterruptedException")
    void interruptEndsTheWaiting(Trial<Event> trial) {
        trial.once(round -> {
            Event event = round.create();
            Worker a = round.start("A", event::await).mayThrow();
            a.awaitStandstill();
            a.interrupt();
            a.awaitEnd();
            round.check(
                    a.thrown() instanceof InterruptedException,
                    "'A' was interrupted while it waited, and "
                            + (a.thrown() == null ? "returned as if all were well" : "threw " + a.thrown()));
            Worker b = round.start("B", event::await);
            round.start("S", event::set).awaitEnd();
            b.awaitEnd();
        });
    }

    @Check(order = 8, value = "one thread waits and one raises the flag, at the same time: both end")
    void noSignalGetsLost(Trial<Event> trial) {
        trial.underAllSchedules(round -> {
            Event event = round.create();
            round.thread("A", event::await);
            round.thread("S", event::set);
            round.runAll();
        });
    }

    @Check(order = 9, value = "what a thread did before set() is seen after await(), and isSet() sees the newest flag")
    void sharedDataIsOrdered(Trial<Event> trial) {
        trial.ordered(round -> {
            Event event = round.create();
            round.thread("A", () -> {
                event.await();
                round.reads(event, "what was prepared");
            });
            round.thread("S", () -> {
                round.writes(event, "what was prepared");
                event.set();
            });
            round.thread("reader", () -> event.isSet());
            round.runAll();
        });
    }
}
