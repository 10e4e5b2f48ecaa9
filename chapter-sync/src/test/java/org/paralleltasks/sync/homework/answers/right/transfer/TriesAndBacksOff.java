package org.paralleltasks.sync.homework.answers.right.transfer;

import org.paralleltasks.sync.homework.given.Account;
import org.paralleltasks.sync.homework.given.Bank;

/** Takes both locks or none, and tries again. */
public class TriesAndBacksOff implements Bank {
    @Override
    public void transfer(Account from, Account to, long amount) {
        while (!moved(from, to, amount)) {
            Thread.yield();
        }
    }

    private static boolean moved(Account from, Account to, long amount) {
        if (!from.lock().tryLock()) {
            return false;
        }
        try {
            if (!to.lock().tryLock()) {
                return false;
            }
            try {
                move(from, to, amount);
                return true;
            } finally {
                to.lock().unlock();
            }
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
