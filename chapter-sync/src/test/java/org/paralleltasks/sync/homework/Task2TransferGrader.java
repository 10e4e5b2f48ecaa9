package org.paralleltasks.sync.homework;

import java.util.concurrent.CountDownLatch;
import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Round;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.grading.Worker;
import org.paralleltasks.sync.homework.given.Bank;

@Grades(chapter = "sync", task = 2, name = "transfer", subject = "org.paralleltasks.sync.homework.Task2Transfer")
class Task2TransferGrader {
    @Check(order = 1, value = "30 of 100 move from one account to the other")
    void movesMoney(Trial<Bank> trial) {
        trial.once(round -> {
            RecordingAccount one = new RecordingAccount(round, 1, 100);
            RecordingAccount two = new RecordingAccount(round, 2, 100);
            Bank bank = round.create();
            round.start("A", () -> bank.transfer(one, two, 30)).awaitEnd();
            balances(round, one, 70, two, 130);
            round.start("B", () -> bank.transfer(two, one, 130)).awaitEnd();
            balances(round, one, 200, two, 0);
        });
    }

    @Check(order = 2, value = "an account with 100 does not give 130: IllegalStateException, and nothing has changed")
    void refusesWhatIsNotThere(Trial<Bank> trial) {
        trial.once(round -> {
            RecordingAccount one = new RecordingAccount(round, 1, 100);
            RecordingAccount two = new RecordingAccount(round, 2, 100);
            Bank bank = round.create();
            isRefused(round, round.start("A", () -> bank.transfer(one, two, 130)));
            balances(round, one, 100, two, 100);
        });
    }

    @Check(order = 3, value = "a transfer from an account to itself ends, and nothing has changed")
    void endsOnOneAccount(Trial<Bank> trial) {
        trial.once(round -> {
            RecordingAccount one = new RecordingAccount(round, 1, 100);
            Bank bank = round.create();
            round.start("A", () -> bank.transfer(one, one, 30)).awaitEnd();
            round.equal("the balance of account 1", 100L, one.finalBalance());
        });
    }

    @Check(order = 4, value = "account 2 is closed and takes no money: IllegalStateException, and nothing has changed")
    void givesTheMoneyBack(Trial<Bank> trial) {
        trial.once(round -> {
            RecordingAccount one = new RecordingAccount(round, 1, 100);
            RecordingAccount two = new RecordingAccount(round, 2, 100).closed();
            Bank bank = round.create();
            isRefused(round, round.start("A", () -> bank.transfer(one, two, 30)));
            balances(round, one, 100, two, 100);
        });
    }

    @Check(order = 5, value = "after a transfer that threw, another thread can use both accounts")
    void leavesNoLockBehind(Trial<Bank> trial) {
        trial.once(round -> {
            RecordingAccount one = new RecordingAccount(round, 1, 100);
            RecordingAccount two = new RecordingAccount(round, 2, 100);
            RecordingAccount closed = new RecordingAccount(round, 3, 100).closed();
            Bank bank = round.create();
            isRefused(round, round.start("A", () -> bank.transfer(one, two, 130)));
            round.start("B", () -> bank.transfer(two, one, 10)).awaitEnd();
            isRefused(round, round.start("C", () -> bank.transfer(one, closed, 20)));
            round.start("D", () -> bank.transfer(one, two, 10)).awaitEnd();
            for (RecordingAccount each : new RecordingAccount[] {one, two, closed}) {
                round.check(!each.lock().isLocked(), "the lock of account " + each.number() + " is still taken");
            }
        });
    }

    @Check(order = 6, value = "two transfers to one account at the same time: no money gets lost")
    void noMoneyGetsLost(Trial<Bank> trial) {
        trial.underAllSchedules(round -> {
            RecordingAccount one = new RecordingAccount(round, 1, 100);
            RecordingAccount two = new RecordingAccount(round, 2, 100);
            RecordingAccount three = new RecordingAccount(round, 3, 100);
            Bank bank = round.create();
            round.thread("A", () -> bank.transfer(one, three, 30));
            round.thread("B", () -> bank.transfer(two, three, 30));
            round.runAll();
            balances(round, one, 70, two, 70);
            round.equal("the balance of account 3", 160L, three.finalBalance());
        });
    }

    @Check(order = 7, value = "two transfers of 80 from an account with 100: one of them is refused")
    void neverOverdrawn(Trial<Bank> trial) {
        trial.underAllSchedules(round -> {
            RecordingAccount one = new RecordingAccount(round, 1, 100);
            RecordingAccount two = new RecordingAccount(round, 2, 100);
            RecordingAccount three = new RecordingAccount(round, 3, 100);
            Bank bank = round.create();
            Worker a = round.thread("A", () -> bank.transfer(one, two, 80)).mayThrow();
            Worker b = round.thread("B", () -> bank.transfer(one, three, 80)).mayThrow();
            round.runAll();
            int refused = (a.thrown() == null ? 0 : 1) + (b.thrown() == null ? 0 : 1);
            round.equal("the balance of account 1", 20L, one.finalBalance());
            round.equal("the number of transfers that were refused", 1, refused);
        });
    }

    @Check(order = 8, value = "two transfers in opposite directions at the same time: both end")
    void oppositeDirectionsBothEnd(Trial<Bank> trial) {
        trial.underAllSchedules(Task2TransferGrader::inOppositeDirections);
    }

    private static void inOppositeDirections(Round<Bank> round) throws Exception {
        RecordingAccount one = new RecordingAccount(round, 1, 100);
        RecordingAccount two = new RecordingAccount(round, 2, 100);
        Bank bank = round.create();
        round.thread("A", () -> bank.transfer(one, two, 30));
        round.thread("B", () -> bank.transfer(two, one, 10));
        round.runAll();
        balances(round, one, 80, two, 120);
    }

    @Check(
            order = 9,
            value = "a transfer is refused by the other account while money arrives on the first: no money gets lost")
    void givesTheMoneyBackUnderTheLock(Trial<Bank> trial) {
        trial.heldAtEachStep(round -> {
            RecordingAccount closed = new RecordingAccount(round, 3, 100).closed();
            // Money arrives from the moment on when A gives its own back, and at the latest when A is done.
            CountDownLatch arrives = new CountDownLatch(1);
            RecordingAccount one = new RecordingAccount(round, 1, 100).afterRead(() -> {
                if (closed.hasRefused()) {
                    arrives.countDown();
                }
            });
            RecordingAccount two = new RecordingAccount(round, 2, 100);
            Bank bank = round.create();
            Worker refused = round.thread("A", () -> {
                        try {
                            bank.transfer(one, closed, 30);
                        } finally {
                            arrives.countDown();
                        }
                    })
                    .mayThrow();
            round.thread("B", () -> {
                arrives.await();
                bank.transfer(two, one, 10);
            });
            round.runAll();
            isRefused(round, refused);
            balances(round, one, 110, two, 90);
        });
    }

    @Check(order = 10, value = "a transfer waits for its turn however long another takes: no limit is an end")
    void waitsHoweverLongItTakes(Trial<Bank> trial) {
        trial.impatient(Task2TransferGrader::inOppositeDirections);
    }

    @Check(
            order = 11,
            value = "each balance that a thread reads or writes is ordered by a lock with what others do to it")
    void balancesAreOrdered(Trial<Bank> trial) {
        trial.ordered(round -> {
            RecordingAccount one = new RecordingAccount(round, 1, 100);
            RecordingAccount two = new RecordingAccount(round, 2, 100);
            RecordingAccount three = new RecordingAccount(round, 3, 100);
            Bank bank = round.create();
            round.thread("A", () -> bank.transfer(one, two, 30));
            round.thread("B", () -> bank.transfer(two, three, 30));
            round.runAll();
            balances(round, one, 70, two, 100);
        });
    }

    private static void isRefused(Round<Bank> round, Worker worker) {
        worker.mayThrow().awaitEnd();
        round.check(
                worker.thrown() instanceof IllegalStateException,
                "transfer() in '" + worker.name() + "' "
                        + (worker.thrown() == null ? "returned as if all were well" : "threw " + worker.thrown())
                        + ", and must throw the IllegalStateException");
    }

    private static void balances(
            Round<Bank> round, RecordingAccount one, long ofOne, RecordingAccount other, long ofOther) {
        round.equal("the balance of account " + one.number(), ofOne, one.finalBalance());
        round.equal("the balance of account " + other.number(), ofOther, other.finalBalance());
    }
}
