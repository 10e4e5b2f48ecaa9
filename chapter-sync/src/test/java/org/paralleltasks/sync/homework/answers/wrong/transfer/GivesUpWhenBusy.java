package org.paralleltasks.sync.homework.answers.wrong.transfer;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Account;
import org.paralleltasks.sync.homework.given.Bank;

/** Where a lock is taken nothing is moved, and nobody learns of it. */
@KilledBy("noMoneyGetsLost")
public class GivesUpWhenBusy implements Bank {
    @Override
    public void transfer(Account from, Account to, long amount) {
        if (from.lock().tryLock()) {
            try {
                if (to.lock().tryLock()) {
                    try {
                        move(from, to, amount);
                    } finally {
                        to.lock().unlock();
                    }
                }
            } finally {
                from.lock().unlock();
            }
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
