package org.paralleltasks.sync.homework.given;

import java.util.concurrent.locks.ReentrantLock;

/**
 * An account of a bank. Not thread-safe: whoever uses it has to see to it that nobody else does at the same time. All who
 * use it agree on how; the account itself takes no lock.
 */
public interface Account {
    /** A number that no other account has. Never changes; may be asked for at any time. */
    int number();

    /** A lock that belongs to this account, for who wants to use it. Always the same; may be asked for at any time. */
    ReentrantLock lock();

    /** How much there is. */
    long balance();

    /** Takes money out, whether there is enough or not. */
    void withdraw(long amount);

    /**
     * Puts money in.
     *
     * @throws IllegalStateException if the account takes none; the balance is then as before
     */
    void deposit(long amount);
}
