package org.paralleltasks.sync.homework;

import java.util.concurrent.locks.ReentrantLock;
import org.paralleltasks.grading.Round;
import org.paralleltasks.sync.homework.given.Account;

/** An account that tells the round of each access, so that a thread can be held between two of them. */
final class RecordingAccount implements Account {
    private final Round<?> round;
    private final int number;
    private final ReentrantLock lock;
    private long balance;
    private boolean closed;
    private volatile boolean hasRefused;
    private Runnable afterRead = () -> {};

    RecordingAccount(Round<?> round, int number, long balance) {
        this.round = round;
        this.number = number;
        this.balance = balance;
        this.lock = round.named("the lock of account " + number, new ReentrantLock());
        round.named("account " + number, this);
    }

    /** Takes no money from now on. */
    RecordingAccount closed() {
        closed = true;
        return this;
    }

    /** Whether it was to take money when it was closed. */
    boolean hasRefused() {
        return hasRefused;
    }

    /** Has something done each time that money comes or goes: when the balance has been read and not yet written. */
    RecordingAccount afterRead(Runnable action) {
        afterRead = action;
        return this;
    }

    /** The balance, for the grader when nobody uses the account any more. */
    long finalBalance() {
        return balance;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public ReentrantLock lock() {
        return lock;
    }

    @Override
    public long balance() {
        round.reads(this, "the balance of account " + number);
        return balance;
    }

    @Override
    public void withdraw(long amount) {
        change(-amount);
    }

    @Override
    public void deposit(long amount) {
        if (closed) {
            hasRefused = true;
            throw new IllegalStateException("account " + number + " is closed");
        }
        change(amount);
    }

    private void change(long amount) {
        round.reads(this, "the balance of account " + number);
        long before = balance;
        afterRead.run();
        round.writes(this, "the balance of account " + number);
        balance = before + amount;
    }
}
