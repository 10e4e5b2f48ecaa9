package org.paralleltasks.sync.homework.answers.wrong.transfer;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Account;
import org.paralleltasks.sync.homework.given.Bank;

/** The locks are given back only if all goes well. */
@KilledBy("leavesNoLockBehind")
public class NoFinally implements Bank {
    @Override
    public void transfer(Account from, Account to, long amount) {
        Account first = from.number() <= to.number() ? from : to;
        Account second = first == from ? to : from;
        first.lock().lock();
        second.lock().lock();
        move(from, to, amount);
        second.lock().unlock();
        first.lock().unlock();
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
