package org.paralleltasks.sync.homework;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Round;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.grading.Worker;
import org.paralleltasks.sync.homework.given.BoundedBuffer;

@Grades(
        chapter = "sync",
        task = 4,
        name = "bounded-buffer",
        subject = "org.paralleltasks.sync.homework.Task4BoundedBuffer")
class Task4BoundedBufferGrader {
    @Check(order = 1, value = "one thread puts a, b and takes a, b")
    void keepsTheOrder(Trial<BoundedBuffer<String>> trial) {
        trial.once(round -> {
            BoundedBuffer<String> buffer = round.create(2);
            List<Object> seen = Collections.synchronizedList(new ArrayList<>());
            round.start("A", () -> {
                        buffer.put("a");
                        buffer.put("b");
                        seen.add(buffer.size());
                        seen.add(buffer.take());
                        buffer.put("c");
                        seen.add(buffer.take());
                        seen.add(buffer.take());
                        seen.add(buffer.size());
                    })
                    .awaitEnd();
            round.equal("size, three items, size", List.of(2, "a", "b", "c", 0), seen);
        });
    }

    @Check(order = 2, value = "take() on an empty buffer waits, and uses no processor, until something is put")
    void takeWaitsWhileEmpty(Trial<BoundedBuffer<String>> trial) {
        trial.once(round -> {
            BoundedBuffer<String> buffer = round.create(1);
            List<String> taken = Collections.synchronizedList(new ArrayList<>());
            Worker taker = round.start("taker", () -> taken.add(buffer.take()));
            round.check(taker.awaitStandstill(), "take() on an empty buffer returned " + taken);
            round.start("putter", () -> buffer.put("a")).awaitEnd();
            taker.awaitEnd();
            round.equal("what was taken", List.of("a"), taken);
        });
    }

    @Check(order = 3, value = "put() on a full buffer waits, and uses no processor, until something is taken")
    void putWaitsWhileFull(Trial<BoundedBuffer<String>> trial) {
        trial.once(round -> {
            BoundedBuffer<String> buffer = round.create(1);
            List<String> taken = Collections.synchronizedList(new ArrayList<>());
            round.start("first", () -> buffer.put("a")).awaitEnd();
            Worker putter = round.start("putter", () -> buffer.put("b"));
            round.check(putter.awaitStandstill(), "put() on a full buffer returned");
            round.start("taker", () -> taken.add(buffer.take())).awaitEnd();
            putter.awaitEnd();
            round.start("last", () -> taken.add(buffer.take())).awaitEnd();
            round.equal("what was taken", List.of("a", "b"), taken);
        });
    }

    @Check(order = 4, value = "an interrupt ends the waiting with InterruptedException, and the buffer still works")
    void interruptEndsTheWaiting(Trial<BoundedBuffer<String>> trial) {
        trial.once(round -> {
            BoundedBuffer<String> buffer = round.create(1);
            interrupt(round, round.start("taker", () -> buffer.take()));
            round.start("first", () -> buffer.put("a")).awaitEnd();
            interrupt(round, round.start("putter", () -> buffer.put("b")));
            List<String> taken = Collections.synchronizedList(new ArrayList<>());
            round.start("last", () -> taken.add(buffer.take())).awaitEnd();
            round.equal("what is taken afterwards", List.of("a"), taken);
        });
    }

    private static void interrupt(Round<?> round, Worker worker) {
        worker.mayThrow().awaitStandstill();
        worker.interrupt();
        round.await(
                () -> worker.hasEnded() || worker.isWaiting(),
                "'" + worker.name() + "' does something when interrupted");
        worker.awaitEnd();
        round.check(
                worker.thrown() instanceof InterruptedException,
                "'" + worker.name() + "' was interrupted while it waited, and "
                        + (worker.thrown() == null ? "returned as if all were well" : "threw " + worker.thrown()));
    }

    @Check(
            order = 5,
            value = "one item, two threads that take at the same time: one gets it, the other waits for the next")
    void oneItemForTwo(Trial<BoundedBuffer<String>> trial) {
        trial.underAllSchedules(round -> {
            BoundedBuffer<String> buffer = round.create(2);
            List<String> taken = Collections.synchronizedList(new ArrayList<>());
            round.start("first", () -> buffer.put("a")).awaitEnd();
            Worker one = round.start("taker 1", () -> taken.add(buffer.take()));
            Worker two = round.start("taker 2", () -> taken.add(buffer.take()));
            round.await(() -> !taken.isEmpty(), "one of the takers gets the item");
            one.awaitStandstill();
            two.awaitStandstill();
            round.equal("what was taken", List.of("a"), taken);
            round.start("putter", () -> buffer.put("b")).awaitEnd();
            round.runAll();
            round.equal("what was taken", List.of("a", "b"), taken);
        });
    }

    @Check(order = 6, value = "two threads wait to take and a third comes, one item is put: one gets it, two wait on")
    void oneItemForWhoWaits(Trial<BoundedBuffer<String>> trial) {
        trial.underAllSchedules(round -> {
            BoundedBuffer<String> buffer = round.create(2);
            List<String> taken = Collections.synchronizedList(new ArrayList<>());
            List<Worker> takers = new ArrayList<>();
            for (int i = 1; i <= 2; i++) {
                takers.add(round.start("taker " + i, () -> taken.add(buffer.take())));
                takers.get(i - 1).awaitStandstill();
            }
            Worker putter = round.start("putter", () -> buffer.put("a"));
            takers.add(round.start("taker 3", () -> taken.add(buffer.take())));
            putter.awaitEnd();
            round.await(() -> !taken.isEmpty(), "one of the takers gets the item");
            takers.forEach(Worker::awaitStandstill);
            round.equal("what was taken", List.of("a"), taken);
            round.start("putter again", () -> {
                buffer.put("b");
                buffer.put("c");
            });
            round.runAll();
            round.equal("what was taken, sorted", List.of("a", "b", "c"), sorted(taken));
        });
    }

    @Check(order = 7, value = "two threads wait to take, two come to put, into room for one: all four end")
    void nobodyIsForgotten(Trial<BoundedBuffer<String>> trial) {
        trial.underAllSchedules(round -> {
            BoundedBuffer<String> buffer = round.create(1);
            List<String> taken = Collections.synchronizedList(new ArrayList<>());
            round.start("taker 1", () -> taken.add(buffer.take())).awaitStandstill();
            round.start("taker 2", () -> taken.add(buffer.take())).awaitStandstill();
            round.thread("putter 1", () -> buffer.put("a"));
            round.thread("putter 2", () -> buffer.put("b"));
            round.runAll();
            round.equal("what was taken, sorted", List.of("a", "b"), sorted(taken));
        });
    }

    @Check(
            order = 8,
            value = "two threads wait to put and a third comes, one item is taken: one of them puts, two wait on")
    void neverTooFull(Trial<BoundedBuffer<String>> trial) {
        trial.underAllSchedules(round -> {
            BoundedBuffer<String> buffer = round.create(1);
            List<String> taken = Collections.synchronizedList(new ArrayList<>());
            round.start("first", () -> buffer.put("a")).awaitEnd();
            List<Worker> putters = new ArrayList<>();
            for (int i = 1; i <= 2; i++) {
                putters.add(round.start("putter " + i, () -> buffer.put("b")));
                putters.get(i - 1).awaitStandstill();
            }
            Worker taker = round.start("taker", () -> taken.add(buffer.take()));
            putters.add(round.start("putter 3", () -> buffer.put("b")));
            taker.awaitEnd();
            round.await(() -> putters.stream().anyMatch(Worker::hasEnded), "one of the putters puts");
            putters.forEach(Worker::awaitStandstill);
            round.equal("the number of items in a buffer with room for one", 1, buffer.size());
            round.start("taker again", () -> {
                for (int i = 0; i < 3; i++) {
                    taken.add(buffer.take());
                }
            });
            round.runAll();
            round.equal("what was taken", List.of("a", "b", "b", "b"), taken);
        });
    }

    @Check(
            order = 9,
            value = "one takes from a full buffer, one puts and looks: never more items than there is room for")
    void neverTooFullInBetween(Trial<BoundedBuffer<String>> trial) {
        trial.underAllSchedules(round -> {
            BoundedBuffer<String> buffer = round.create(1);
            List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
            round.start("first", () -> buffer.put("a")).awaitEnd();
            round.thread("taker", () -> buffer.take());
            round.thread("putter", () -> {
                buffer.put("b");
                sizes.add(buffer.size());
            });
            round.runAll();
            round.equal("the number of items in a buffer with room for one", List.of(1), sizes);
        });
    }

    @Check(order = 10, value = "two threads wait to put, and two items are taken one after the other: both put")
    void roomForTwo(Trial<BoundedBuffer<String>> trial) {
        trial.heldAtEachStep(round -> {
            BoundedBuffer<String> buffer = round.create(2);
            List<String> taken = Collections.synchronizedList(new ArrayList<>());
            round.start("first", () -> {
                        buffer.put("a");
                        buffer.put("b");
                    })
                    .awaitEnd();
            round.start("putter 1", () -> buffer.put("c")).awaitStandstill();
            round.start("putter 2", () -> buffer.put("c")).awaitStandstill();
            round.thread("taker 1", () -> taken.add(buffer.take()));
            round.thread("taker 2", () -> taken.add(buffer.take()));
            round.runAll();
            round.equal("what was taken, sorted", List.of("a", "b"), sorted(taken));
        });
    }

    @Check(
            order = 11,
            value = "an interrupt at any moment of put() or take() costs the buffer neither a place nor an item")
    void anInterruptLosesNothing(Trial<BoundedBuffer<String>> trial) {
        trial.heldAtEachStep(round -> {
            BoundedBuffer<String> buffer = round.create(1);
            Worker putter = round.start("putter", () -> buffer.put("a")).mayThrow();
            boolean put = !isInterrupted(putter, round);
            round.equal("size() after the put() that was interrupted " + how(put), put ? 1 : 0, buffer.size());
            if (!put) {
                Worker next = round.start("next putter", () -> buffer.put("b"));
                round.await(
                        next::hasEnded,
                        "the next put() ends, though there is room since the interrupted one put nothing");
            }
        });
        trial.heldAtEachStep(round -> {
            BoundedBuffer<String> buffer = round.create(1);
            round.start("first", () -> buffer.put("a")).awaitEnd();
            Worker taker = round.start("taker", () -> buffer.take()).mayThrow();
            boolean took = !isInterrupted(taker, round);
            round.equal("size() after the take() that was interrupted " + how(took), took ? 0 : 1, buffer.size());
            if (!took) {
                Worker next = round.start("next taker", () -> buffer.take());
                round.await(
                        next::hasEnded,
                        "the next take() ends, though the item is there since the interrupted one took none");
            }
        });
    }

    /** Interrupts a thread where it is held; says whether the interrupt has come out of it. */
    private static boolean isInterrupted(Worker worker, Round<?> round) {
        worker.interruptWhereHeld();
        worker.awaitEnd();
        Throwable thrown = worker.thrown();
        round.check(
                thrown == null || thrown instanceof InterruptedException,
                "'" + worker.name() + "' was interrupted, and threw " + thrown);
        return thrown != null;
    }

    private static String how(boolean returned) {
        return returned ? "and returned" : "and threw InterruptedException";
    }

    @Check(
            order = 12,
            value = "put() and take() wait for room and for an item however long it takes: no limit is an end")
    void waitsHoweverLongItTakes(Trial<BoundedBuffer<String>> trial) {
        trial.impatient(round -> {
            BoundedBuffer<String> buffer = round.create(1);
            List<String> taken = Collections.synchronizedList(new ArrayList<>());
            round.thread("taker", () -> {
                taken.add(buffer.take());
                taken.add(buffer.take());
            });
            round.thread("putter", () -> {
                buffer.put("a");
                buffer.put("b");
            });
            round.runAll();
            round.equal("what was taken", List.of("a", "b"), taken);
        });
    }

    @Check(order = 13, value = "all that the threads share is ordered by a lock")
    void sharedDataIsOrdered(Trial<BoundedBuffer<String>> trial) {
        trial.ordered(round -> {
            BoundedBuffer<String> buffer = round.create(2);
            round.thread("putter", () -> {
                buffer.put("a");
                buffer.put("b");
            });
            round.thread("taker", () -> buffer.take());
            round.thread("reader", () -> buffer.size());
            round.runAll();
        });
    }

    private static List<String> sorted(List<String> taken) {
        return taken.stream().map(String::valueOf).sorted().toList();
    }
}
