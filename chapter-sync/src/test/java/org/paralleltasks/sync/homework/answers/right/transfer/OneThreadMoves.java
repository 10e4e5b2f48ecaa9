package org.paralleltasks.sync.homework.answers.right.transfer;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.paralleltasks.sync.homework.given.Account;
import org.paralleltasks.sync.homework.given.Bank;

/** A single thread does all transfers, one after the other. */
public class OneThreadMoves implements Bank {
    private final ExecutorService teller = Executors.newSingleThreadExecutor(job -> {
        Thread thread = new Thread(job, "teller");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public void transfer(Account from, Account to, long amount) {
        Future<?> done = teller.submit(() -> move(from, to, amount));
        try {
            done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw (IllegalStateException) e.getCause();
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
