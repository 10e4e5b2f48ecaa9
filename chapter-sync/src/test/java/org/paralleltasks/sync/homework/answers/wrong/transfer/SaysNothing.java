package org.paralleltasks.sync.homework.answers.wrong.transfer;

import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Account;
import org.paralleltasks.sync.homework.given.Bank;

/** Does nothing where it must throw. */
@KilledBy("refusesWhatIsNotThere")
public class SaysNothing implements Bank {
    private final Object all = new Object();

    @Override
    public void transfer(Account from, Account to, long amount) {
        synchronized (all) {
            if (from.balance() >= amount) {
                from.withdraw(amount);
                to.deposit(amount);
            }
        }
    }
}
