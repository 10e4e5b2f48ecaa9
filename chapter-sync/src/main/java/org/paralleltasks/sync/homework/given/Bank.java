package org.paralleltasks.sync.homework.given;

/** Moves money between accounts, for any number of threads at once. */
public interface Bank {
    /**
     * Moves money. On whichever way this ends, no money is lost or made, and no lock is left behind.
     *
     * @param from where it comes from
     * @param to where it goes; may be the same account, and then nothing changes
     * @param amount how much, more than 0
     * @throws IllegalStateException if {@code from} has less than that, or {@code to} takes no money; nothing has changed
     */
    void transfer(Account from, Account to, long amount);
}
