package org.paralleltasks.sync.homework.answers.wrong.transfer;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Account;
import org.paralleltasks.sync.homework.given.Bank;

/** Nobody takes turns. */
@KilledBy("noMoneyGetsLost")
public class NoLock implements Bank {
    @Override
    public void transfer(Account from, Account to, long amount) {
        move(from, to, amount);
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
