package org.paralleltasks.sync;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock that knows its owner beside one that does not: {@link ReentrantLock} and {@code Semaphore(1)}.
 *
 * <p><b>The point.</b> Re-entrant means: whoever has the lock may take it again, and it is free after as many releases.
 * So one locked method may call another. In exchange nobody but the owner may release it.
 *
 * <p><b>What you should see.</b> Captured on JDK 17.0.15:
 *
 * <pre>
 * 17:05:46.958 ReentrantLock:
 * 17:05:46.969   in the called method: hold count 2
 * 17:05:46.976   back in the caller: hold count 1
 * 17:05:46.984   'other' tries to lock: false
 * 17:05:46.985   'other' tries to unlock: IllegalMonitorStateException
 * 17:05:46.985   after as many unlocks: hold count 0
 * 17:05:46.985 Semaphore(1):
 * 17:05:46.988   'owner' has acquired once, and acquires again
 * 17:05:47.048   'owner' waits at Ex05Reentrant.java:117 for Semaphore: it waits for itself
 * 17:05:47.048   'main' releases it: nobody asks who acquired it
 * 17:05:47.052   'owner' has acquired twice
 * 17:05:47.052   permits now: 1
 * 17:05:47.052 Semaphore(1), released by one who never had it:
 * 17:05:47.052   first in: true, second in: true
 * </pre>
 *
 * <ul>
 *   <li>always: every line; nothing here depends on timing;
 *   <li>always: with the semaphore the owner waits for itself, until another thread releases for it;
 *   <li>never: an owner of a semaphore. {@code main} releases what it never acquired, and the last lines show where
 *       that leads: two permits, and two threads in a section meant for one.
 * </ul>
 *
 * <p><b>Run it.</b> {@code mvn -q -pl chapter-sync compile exec:java -Dexec.args=reentrant}
 *
 * <p><b>In Python.</b> {@code RLock} is ReentrantLock (and the keyword {@code synchronized}). {@code Lock}, which the
 * slide's text names, is the other one: no owner, no re-entrance, like a semaphore of one permit. The difference that
 * bites: Python's {@code Lock.release()} of a free lock is a RuntimeError, the semaphore's gives it one permit too many,
 * silently.
 *
 * <p><b>Try next.</b> Take one {@code lock.unlock()} out of the first part: the last hold count is then 1, and the lock
 * is held by a thread that is over.
 */
public final class Ex05Reentrant {
    private static final Logger log = LoggerFactory.getLogger(Ex05Reentrant.class);

    private Ex05Reentrant() {}

    public static void main(String[] args) throws InterruptedException {
        reentrantLock();
        ownerlessLock();
        onePermitTooMany();
    }

    private static void reentrantLock() throws InterruptedException {
        log.info("ReentrantLock:");
        ReentrantLock lock = new ReentrantLock();
        Thread owner = new Thread(
                () -> {
                    lock.lock();
                    try {
                        deposit(lock);
                        report("back in the caller", lock);
                        tryFromAnotherThread(lock);
                    } finally {
                        lock.unlock();
                    }
                    report("after as many unlocks", lock);
                },
                "owner");
        owner.start();
        owner.join();
    }

    /** Locks what its caller has locked already: with a lock that knows its owner nobody needs to care. */
    private static void deposit(ReentrantLock lock) {
        lock.lock();
        try {
            report("in the called method", lock);
        } finally {
            lock.unlock();
        }
    }

    private static void report(String where, ReentrantLock lock) {
        log.info("  {}: hold count {}", where, lock.getHoldCount());
    }

    private static void tryFromAnotherThread(ReentrantLock lock) {
        Thread other = new Thread(
                () -> {
                    log.info("  'other' tries to lock: {}", lock.tryLock());
                    try {
                        lock.unlock();
                    } catch (IllegalMonitorStateException e) {
                        log.info("  'other' tries to unlock: {}", e.getClass().getSimpleName());
                    }
                },
                "other");
        other.start();
        joinCalmly(other);
    }

    private static void ownerlessLock() throws InterruptedException {
        log.info("Semaphore(1):");
        Semaphore semaphore = new Semaphore(1);
        Thread owner = new Thread(
                () -> {
                    semaphore.acquireUninterruptibly();
                    log.info("  'owner' has acquired once, and acquires again");
                    semaphore.acquireUninterruptibly();
                    log.info("  'owner' has acquired twice");
                    semaphore.release();
                },
                "owner");
        owner.start();
        Whereabouts.awaitWaiting(owner, Ex05Reentrant.class, Semaphore.class);
        log.info("  {}: it waits for itself", Whereabouts.of(owner));
        log.info("  'main' releases it: nobody asks who acquired it");
        semaphore.release();
        owner.join();
        log.info("  permits now: {}", semaphore.availablePermits());
    }

    private static void onePermitTooMany() {
        log.info("Semaphore(1), released by one who never had it:");
        Semaphore semaphore = new Semaphore(1);
        semaphore.release();
        log.info("  first in: {}, second in: {}", semaphore.tryAcquire(), semaphore.tryAcquire());
    }

    private static void joinCalmly(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
