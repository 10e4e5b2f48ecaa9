package org.paralleltasks.sync.homework.answers.wrong.transfer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.sync.homework.given.Account;
import org.paralleltasks.sync.homework.given.Bank;

/** A lock that its owner cannot take twice. */
@KilledBy("endsOnOneAccount")
public class WaitsForItself implements Bank {
    private final Map<Account, Semaphore> turns = new ConcurrentHashMap<>();

    @Override
    public void transfer(Account from, Account to, long amount) {
        Account first = from.number() <= to.number() ? from : to;
        Account second = first == from ? to : from;
        turn(first).acquireUninterruptibly();
        turn(second).acquireUninterruptibly();
        try {
            move(from, to, amount);
        } finally {
            turn(second).release();
            turn(first).release();
        }
    }

    private Semaphore turn(Account account) {
        return turns.computeIfAbsent(account, a -> new Semaphore(1));
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
