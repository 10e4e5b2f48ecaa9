package org.paralleltasks.sync.homework.answers.wrong.transfer;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Account;
import org.paralleltasks.sync.homework.given.Bank;

/** The account that gets the money is open to all. */
@KilledBy("noMoneyGetsLost")
public class OnlyTheFirstIsLocked implements Bank {
    @Override
    public void transfer(Account from, Account to, long amount) {
        from.lock().lock();
        try {
            move(from, to, amount);
        } finally {
            from.lock().unlock();
        }
    }

    private static void move(Account from, Account to, long amount) {
        if (from.balance() < amount) {
            throw new IllegalStateException("account " + from.number() + " has less than " + amount);
        }
        from.withdraw(amount);
        try {
            to.deposit(amount);
        } catch (IllegalStateException e) {
            from.deposit(amount);
            throw e;
        }
    }
}
