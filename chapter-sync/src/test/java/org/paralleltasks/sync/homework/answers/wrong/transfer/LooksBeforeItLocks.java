package org.paralleltasks.sync.homework.answers.wrong.transfer;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Account;
import org.paralleltasks.sync.homework.given.Bank;

/** Between the look and the lock another thread takes the money. */
@KilledBy("neverOverdrawn")
public class LooksBeforeItLocks implements Bank {
    private final Object all = new Object();

    @Override
    public void transfer(Account from, Account to, long amount) {
        boolean enough;
        synchronized (all) {
            enough = from.balance() >= amount;
        }
        if (!enough) {
            throw new IllegalStateException("too little");
        }
        synchronized (all) {
            from.withdraw(amount);
            try {
                to.deposit(amount);
            } catch (IllegalStateException e) {
                from.deposit(amount);
                throw e;
            }
        }
    }
}
