package org.paralleltasks.sync.homework.answers.right.transfer;

import java.util.concurrent.Semaphore;
import org.paralleltasks.sync.homework.given.Account;
import org.paralleltasks.sync.homework.given.Bank;

/** One permit, and who has it moves money. */
public class SemaphoreOfTheBank implements Bank {
    private final Semaphore turn = new Semaphore(1, true);

    @Override
    public void transfer(Account from, Account to, long amount) {
        turn.acquireUninterruptibly();
        try {
            move(from, to, amount);
        } finally {
            turn.release();
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
