package org.paralleltasks.sync.homework.answers.wrong.transfer;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Account;
import org.paralleltasks.sync.homework.given.Bank;

/** What the other account does not take goes back when the locks have been given back. */
@KilledBy("givesTheMoneyBackUnderTheLock")
public class GivesItBackAfterTheLocks implements Bank {
    @Override
    public void transfer(Account from, Account to, long amount) {
        Account first = from.number() <= to.number() ? from : to;
        Account second = first == from ? to : from;
        IllegalStateException refused = null;
        first.lock().lock();
        try {
            second.lock().lock();
            try {
                if (from.balance() < amount) {
                    throw new IllegalStateException("account " + from.number() + " has less than " + amount);
                }
                from.withdraw(amount);
                try {
                    to.deposit(amount);
                } catch (IllegalStateException e) {
                    refused = e;
                }
            } finally {
                second.lock().unlock();
            }
        } finally {
            first.lock().unlock();
        }
        if (refused != null) {
            from.deposit(amount);
            throw refused;
        }
    }
}
