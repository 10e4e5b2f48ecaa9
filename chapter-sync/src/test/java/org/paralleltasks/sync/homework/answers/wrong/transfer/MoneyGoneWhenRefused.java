package org.paralleltasks.sync.homework.answers.wrong.transfer;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Account;
import org.paralleltasks.sync.homework.given.Bank;

/** What the other account does not take is gone. */
@KilledBy("givesTheMoneyBack")
public class MoneyGoneWhenRefused implements Bank {
    private final Object all = new Object();

    @Override
    public void transfer(Account from, Account to, long amount) {
        synchronized (all) {
            if (from.balance() < amount) {
                throw new IllegalStateException("account " + from.number() + " has less than " + amount);
            }
            from.withdraw(amount);
            to.deposit(amount);
        }
    }
}
