package org.paralleltasks.sync.homework.answers.wrong.transfer;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Account;
import org.paralleltasks.sync.homework.given.Bank;

/** Looks first without the lock, and then again with it; what the first look sees may be old for ever. */
@KilledBy("balancesAreOrdered")
public class FirstLookWithoutLock implements Bank {
    private final Object all = new Object();

    @Override
    public void transfer(Account from, Account to, long amount) {
        if (from.balance() < amount) {
            throw new IllegalStateException("too little");
        }
        synchronized (all) {
            move(from, to, amount);
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
