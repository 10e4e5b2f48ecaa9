package org.paralleltasks.grading.probe;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/**
 * What a call of a method without probes does for the order of two threads' accesses.
 *
 * @param before what the call does when it begins
 * @param after what it does when it has returned
 */
enum Synchronization {
    /** Orders nothing. */
    NONE,
    /** Takes a lock that the receiver is. */
    LOCK,
    /** Takes a lock that the receiver is, if it returns true. */
    TRY_LOCK,
    /** Gives back a lock that the receiver is. */
    UNLOCK,
    /** Gives back what the thread holds, waits, and takes it again. */
    AWAIT,
    /** What other threads did before they called the receiver is seen afterwards. */
    ACQUIRE,
    /** What this thread did before is seen by those who call the receiver afterwards. */
    RELEASE,
    /** Both of them. */
    BOTH,
    /** Starts the thread that the receiver is. */
    START,
    /** Waits for the end of the thread that the receiver is. */
    JOIN,
    /** Reads the own interrupt flag, or may end by an interrupt. */
    INTERRUPTIBLE,
    /** Interrupts the thread that the receiver is. */
    INTERRUPT,
    /** Ends the JVM. */
    EXIT,
    /** Not known here: counts as ordered with every other call that is not known. */
    UNKNOWN;

    private static final Set<String> THREAD_SAFE_IN_UTIL = Set.of(
            "java.util.Vector",
            "java.util.Stack",
            "java.util.Hashtable",
            "java.util.Properties",
            "java.util.Timer",
            "java.util.TimerTask",
            "java.util.Random");

    /** What that call does. */
    static Synchronization of(Site site, Object receiver) {
        String method = site.member();
        if (receiver == null) {
            return ofStatic(site.owner(), method);
        }
        if (method.equals("wait") && site.owner().equals("java.lang.Object") || isWait(site, method)) {
            return AWAIT;
        }
        if (receiver instanceof Thread) {
            return ofThread(method);
        }
        if (receiver instanceof ReentrantReadWriteLock.ReadLock
                || receiver instanceof ReentrantReadWriteLock.WriteLock
                || receiver instanceof StampedLock) {
            return UNKNOWN;
        }
        if (receiver instanceof Lock) {
            return switch (method) {
                case "lock", "lockInterruptibly" -> LOCK;
                case "tryLock" -> TRY_LOCK;
                case "unlock" -> UNLOCK;
                default -> NONE;
            };
        }
        if (receiver instanceof Condition) {
            return method.startsWith("await") ? AWAIT : NONE;
        }
        if (receiver instanceof Semaphore) {
            return method.equals("release") ? RELEASE : ACQUIRE;
        }
        if (receiver instanceof CountDownLatch) {
            return method.equals("countDown") ? RELEASE : ACQUIRE;
        }
        if (receiver instanceof CyclicBarrier) {
            return BOTH;
        }
        return ofClass(receiver.getClass(), method);
    }

    private static boolean isWait(Site site, String method) {
        return method.equals("wait") && !site.owner().startsWith("java.");
    }

    private static Synchronization ofThread(String method) {
        return switch (method) {
            case "start" -> START;
            case "join" -> JOIN;
            case "isAlive", "getState" -> JOIN;
            case "interrupt" -> INTERRUPT;
            case "isInterrupted" -> INTERRUPTIBLE;
            default -> NONE;
        };
    }

    private static Synchronization ofStatic(String owner, String method) {
        if ((owner.equals("java.lang.System") || owner.equals("java.lang.Runtime"))
                && (method.equals("exit") || method.equals("halt"))) {
            return EXIT;
        }
        if (owner.equals("java.lang.Thread")) {
            return method.equals("sleep") || method.equals("interrupted") ? INTERRUPTIBLE : NONE;
        }
        if (owner.startsWith("java.util.concurrent.")) {
            return UNKNOWN;
        }
        return isPlain(owner) ? NONE : UNKNOWN;
    }

    private static Synchronization ofClass(Class<?> type, String method) {
        String name = type.getName();
        if (receiverIsRuntime(name) && (method.equals("exit") || method.equals("halt"))) {
            return EXIT;
        }
        if (type.getClassLoader() instanceof SubjectLoader) {
            return NONE;
        }
        if (name.startsWith("java.util.concurrent.atomic.Atomic")) {
            return switch (method) {
                case "get", "getAcquire", "intValue", "longValue", "toString" -> ACQUIRE;
                case "set", "setRelease", "lazySet" -> RELEASE;
                case "getPlain", "setPlain", "getOpaque", "setOpaque" -> NONE;
                default -> BOTH;
            };
        }
        if (BlockingQueue.class.isAssignableFrom(type) && name.startsWith("java.util.concurrent.")) {
            return BOTH;
        }
        if (isOfTheGrader(name)) {
            return type.isAnnotationPresent(org.paralleltasks.grading.Synchronizes.class) ? UNKNOWN : NONE;
        }
        return isPlain(name) ? NONE : UNKNOWN;
    }

    /** Whether a class is a grader's, or is given with the task; not one of the chapter's library, which may order threads. */
    private static boolean isOfTheGrader(String name) {
        return name.startsWith("org.paralleltasks.")
                && (name.contains(".homework.") || name.startsWith("org.paralleltasks.grading."));
    }

    private static boolean receiverIsRuntime(String name) {
        return name.equals("java.lang.Runtime");
    }

    /** Whether no method of that class orders two threads. */
    private static boolean isPlain(String name) {
        if (name.startsWith("java.util.concurrent.") || THREAD_SAFE_IN_UTIL.contains(name)) {
            return false;
        }
        if (name.startsWith("java.util.Collections$Synchronized")) {
            return false;
        }
        return name.startsWith("java.util.") && name.lastIndexOf('.') == "java.util".length()
                || name.startsWith("java.util.function.")
                || name.startsWith("java.util.stream.")
                || name.startsWith("java.lang.")
                        && !name.startsWith("java.lang.invoke.")
                        && !name.startsWith("java.lang.Thread")
                        && !name.startsWith("java.lang.Process")
                        && !name.equals("java.lang.StringBuffer")
                || name.startsWith("java.time.")
                || name.startsWith("java.math.")
                || name.startsWith("java.text.")
                || name.startsWith("java.io.")
                || name.startsWith("java.nio.");
    }
}
