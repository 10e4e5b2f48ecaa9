package org.paralleltasks.multiprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Wake-ups at the most awkward instant, and where a process dies between two steps. */
@Tag("concurrency")
@Timeout(60)
class WaitListTest {
    /** No process has it: Linux numbers them up to 2 to the 22. */
    static final long DEAD = 1 << 22;

    private static final int BEFORE_IT_SLEEPS = 100;

    private final Arena arena = Arena.current();
    private final ProcessEvent event = new ProcessEvent();

    /** Beside the words that an event uses. */
    private final int word = event.word(8);

    private final WaitList list = new WaitList(arena, word);

    @AfterEach
    void close() {
        event.close();
    }

    private interface Wait {
        boolean run() throws InterruptedException;
    }

    private static CompletableFuture<Boolean> inAThread(Wait wait) {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(wait.run());
            } catch (InterruptedException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private void awaitSize(int size) {
        Awaitility.await().until(() -> list.size() == size);
    }

    @Test
    void aWakeUpForOneThatHasJustFoundWhatItWantsGoesToTheNext() throws Exception {
        AtomicBoolean second = new AtomicBoolean();
        AtomicInteger looks = new AtomicInteger();
        // The first finds a permit after it has put itself on the list. Before it is off, a second permit is released,
        // and the one who releases it notifies the one that waits longest.
        CompletableFuture<Boolean> first = inAThread(() -> list.await(
                () -> {
                    if (looks.incrementAndGet() <= BEFORE_IT_SLEEPS) {
                        return false;
                    }
                    awaitSize(2);
                    second.set(true);
                    list.wakeOne();
                    return true;
                },
                Deadline.never()));
        awaitSize(1);
        CompletableFuture<Boolean> next = inAThread(() -> list.await(second::get, Deadline.never()));

        assertThat(first.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(next.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anAttemptThatFailsWithAnExceptionLeavesNobodyOnTheListAndPassesTheWakeUpOn() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        AtomicBoolean there = new AtomicBoolean();
        CompletableFuture<Boolean> failing = inAThread(() -> list.await(
                () -> {
                    if (looks.incrementAndGet() <= BEFORE_IT_SLEEPS) {
                        return false;
                    }
                    awaitSize(2);
                    there.set(true);
                    list.wakeOne();
                    throw new IllegalStateException("thrown by the attempt");
                },
                Deadline.never()));
        awaitSize(1);
        CompletableFuture<Boolean> next = inAThread(() -> list.await(there::get, Deadline.never()));

        assertThat(next.get(30, TimeUnit.SECONDS)).isTrue();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> failing.get(30, TimeUnit.SECONDS))
                .withMessageContaining("thrown by the attempt");
        assertThat(list.size()).isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> list.awaitNotification(
                        () -> {
                            throw new IllegalStateException("thrown when it was on the list");
                        },
                        Deadline.never()));
        assertThat(list.size()).isZero();
    }

    @Test
    void aWaitThatHasEndedIsNotMistakenForTheNextOneOfTheSameThread() {
        Parker parker = Parker.borrow(arena);
        try {
            parker.startWaiting(word, arena.nextTicket());
            int number = numberOfTheOnlyOneThatWaits();
            long seen = arena.get(Arena.parker(number) + Parker.STATE);
            parker.stopWaiting(); // Its time is over, and it waits for something else.
            parker.startWaiting(event.word(9), arena.nextTicket());

            assertThat(Parker.tryNotify(arena, number, seen)).isFalse();
            assertThat(parker.isNotified()).isFalse();
        } finally {
            parker.stopWaiting();
            parker.giveBack();
        }
    }

    @Test
    void aThreadSleepsOnNoLongerThanItsWakerLives() throws Exception {
        CompletableFuture<Boolean> waiting = inAThread(() -> list.awaitNotification(() -> {}, Deadline.never()));
        awaitSize(1);
        int number = numberOfTheOnlyOneThatWaits();
        long seen = arena.get(Arena.parker(number) + Parker.STATE);
        assertThat(Parker.tryNotify(arena, number, seen)).isTrue(); // Here its waker is killed.

        Parker.ownerDied(arena, DEAD);

        assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatADeadProcessWasNotifiedOfGoesToTheNext() throws Exception {
        Parker ofTheDead = Parker.borrow(arena);
        ofTheDead.startWaiting(word, arena.nextTicket());
        int number = numberOfTheOnlyOneThatWaits();
        CompletableFuture<Boolean> next = inAThread(() -> list.awaitNotification(() -> {}, Deadline.never()));
        awaitSize(2);
        assertThat(list.wakeOne()).isTrue();
        assertThat(ofTheDead.isNotified()).isTrue();
        arena.set(Arena.parker(number) + Parker.PID, DEAD);

        Parker.ownerDied(arena, DEAD);

        assertThat(next.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(arena.get(Arena.parker(number) + Parker.PID)).isZero();
    }

    /** Whoever cleans up may be killed in the middle: then others look for the dead among those that hold something. */
    @Test
    void aDeadProcessIsAmongThoseThatHoldSomethingUntilItsParkersAreInOrder() throws Exception {
        Parker ofTheDead = Parker.borrow(arena);
        ofTheDead.startWaiting(word, arena.nextTicket());
        int number = numberOfTheOnlyOneThatWaits();
        arena.set(Arena.parker(number) + Parker.PID, DEAD);
        int first = 7_000; // These slots are of no object.
        int holds = 1_000; // So that it takes a moment to let go of all.
        for (int i = 0; i < holds; i++) {
            arena.hold(DEAD, first + i);
        }
        CompletableFuture<Boolean> cleanedUp = inAThread(() -> {
            ProcessDeath.cleanUpAfter(DEAD);
            return true;
        });
        while (arena.heldBy(DEAD).length == holds) {
            Thread.onSpinWait();
        }
        long owner = arena.get(Arena.parker(number) + Parker.PID);

        assertThat(owner)
                .as("the owner of its parker, when it is no more found")
                .isZero();
        assertThat(cleanedUp.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(arena.heldBy(DEAD)).isEmpty();
        assertThat(list.size()).isZero();
    }

    @Test
    void ofSeveralThatFreeTheLockOfADeadProcessOneDoesIt() {
        LockWords lock = new LockWords(arena, event.word(10));
        arena.set(event.word(10), DEAD << 40 | 1);

        assertThat(lock.takeOver(DEAD)).isTrue();
        assertThat(lock.takeOver(DEAD)).isFalse();
        assertThat(lock.tryAcquire()).as("before it is in order").isFalse();
        lock.releaseAbandoned();
        assertThat(lock.tryAcquire()).isTrue();
        lock.ownerMayHaveDied(DEAD);
        assertThat(lock.isMine()).isTrue();
        assertThat(lock.wasAbandoned()).isTrue();
    }

    private int numberOfTheOnlyOneThatWaits() {
        int found = -1;
        for (int number = 0; number < arena.usedParkers(); number++) {
            int parker = Arena.parker(number);
            if (Parker.isWaiting(arena.get(parker + Parker.STATE)) && arena.get(parker + Parker.LIST) == word) {
                assertThat(found).isNegative();
                found = number;
            }
        }
        assertThat(found).isNotNegative();
        return found;
    }
}
