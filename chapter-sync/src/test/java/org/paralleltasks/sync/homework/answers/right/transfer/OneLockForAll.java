package org.paralleltasks.sync.homework.answers.right.transfer;

import org.paralleltasks.sync.homework.given.Account;
import org.paralleltasks.sync.homework.given.Bank;

/** One lock for the whole bank. */
public class OneLockForAll implements Bank {
    private final Object all = new Object();

    @Override
    public void transfer(Account from, Account to, long amount) {
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
