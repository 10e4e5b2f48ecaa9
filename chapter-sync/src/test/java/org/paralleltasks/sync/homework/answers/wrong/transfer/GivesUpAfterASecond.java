package org.paralleltasks.sync.homework.answers.wrong.transfer;

import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Account;
import org.paralleltasks.sync.homework.given.Bank;

/** Who does not get the lock in a second moves nothing, and nobody learns of it. */
@KilledBy("waitsHoweverLongItTakes")
public class GivesUpAfterASecond implements Bank {
    @Override
    public void transfer(Account from, Account to, long amount) {
        Account first = from.number() <= to.number() ? from : to;
        Account second = first == from ? to : from;
        try {
            if (first.lock().tryLock(1, TimeUnit.SECONDS)) {
                try {
                    second.lock().lock();
                    try {
                        move(from, to, amount);
                    } finally {
                        second.lock().unlock();
                    }
                } finally {
                    first.lock().unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
