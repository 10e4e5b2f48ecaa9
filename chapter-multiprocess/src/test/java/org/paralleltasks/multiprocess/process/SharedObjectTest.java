package org.paralleltasks.multiprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.paralleltasks.testing.JavaProgram;
import org.paralleltasks.testing.Output;
import org.paralleltasks.testing.RunningProgram;

/** What all shared objects have in common: who holds them, and what closing them does. */
@Tag("concurrency")
@Timeout(60)
class SharedObjectTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    @RegisterExtension
    final WorkersOfTest workers = new WorkersOfTest();

    private interface Call {
        void run() throws Exception;
    }

    /** A call that waits for ever, on an object. */
    private record Waiting(String name, SharedObject object, Call call) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Waiting> callsThatWait() throws Exception {
        ProcessLock taken = new ProcessLock();
        CompletableFuture.runAsync(taken::lock, task -> new Thread(task).start())
                .get(30, TimeUnit.SECONDS);
        ProcessLock lock = new ProcessLock();
        ProcessCondition condition = lock.newCondition();
        Call await = () -> {
            lock.lock();
            try {
                while (true) {
                    condition.await();
                }
            } finally {
                assertThat(lock.isHeldByCurrentThread()).isTrue();
                lock.unlock();
            }
        };
        ProcessQueue<Integer> full = new ProcessQueue<>(1);
        full.put(1);
        ProcessQueue<Integer> empty = new ProcessQueue<>();
        ProcessQueue<Integer> unfinished = new ProcessQueue<>();
        unfinished.put(1);
        PipeEnd.Pair pipe = PipeEnd.pair();
        PipeEnd.Pair polled = PipeEnd.pair();
        PipeEnd.Pair filled = PipeEnd.pair();
        ProcessSemaphore none = ProcessSemaphore.counting(0);
        ProcessEvent down = new ProcessEvent();
        return Stream.of(
                new Waiting("lock", taken, taken::lock),
                new Waiting("await", condition, await),
                new Waiting("put", full, () -> full.put(2)),
                new Waiting("take", empty, empty::take),
                new Waiting("join", unfinished, unfinished::join),
                new Waiting("receive", pipe.first(), () -> pipe.first().receive()),
                new Waiting("poll", polled.first(), () -> polled.first().poll(LONG)),
                new Waiting("send", filled.first(), () -> {
                    while (true) {
                        filled.first().send(new byte[10_000]);
                    }
                }),
                new Waiting("acquire", none, none::acquire),
                new Waiting("await of an event", down, down::await));
    }

    @ParameterizedTest
    @MethodSource("callsThatWait")
    void closingItEndsTheWaitsOfThisProcess(Waiting waiting) throws Exception {
        int slot = waiting.object().slot();
        Arena arena = Arena.current();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                waiting.call().run();
                ended.complete(null);
            } catch (Throwable e) {
                ended.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        Awaitility.await().until(() -> isAsleep(arena));
        assertThat(ended).isNotDone();

        waiting.object().close();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> ended.get(30, TimeUnit.SECONDS))
                .withCauseInstanceOf(IllegalStateException.class)
                .withMessageContaining("is closed");
        Awaitility.await()
                .until(() ->
                        !Stream.of(arena.heldBy(ProcessHandle.current().pid())).anyMatch(held -> contains(held, slot)));
    }

    private static boolean contains(int[] slots, int slot) {
        for (int each : slots) {
            if (each == slot) {
                return true;
            }
        }
        return false;
    }

    /** Whether a thread of this process sleeps: the tests here have one at a time. */
    private static boolean isAsleep(Arena arena) {
        for (int number = 0; number < arena.usedParkers(); number++) {
            int parker = Arena.parker(number);
            if (arena.get(parker + Parker.PID) == ProcessHandle.current().pid()
                    && Parker.isWaiting(arena.get(parker + Parker.STATE))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void itsMemoryIsNoOthersUntilTheLastWaitHasEnded() {
        ProcessEvent event = new ProcessEvent();
        event.enter();
        event.close();
        try (ProcessEvent other = new ProcessEvent()) {
            assertThat(other.slot()).isNotEqualTo(event.slot());
        }
        event.leave();
        try (ProcessEvent other = new ProcessEvent()) {
            assertThat(other.slot()).isEqualTo(event.slot());
        }
        assertThatIllegalStateException().isThrownBy(event::enter).withMessage("this ProcessEvent is closed");
    }

    @Test
    void isHeldAllTheWhileItIsHandedOn() throws Exception {
        Arena arena = Arena.current();
        long here = ProcessHandle.current().pid();
        long there = ProcessHandle.current().parent().orElseThrow().pid();
        int slot = 8_000; // This one and those behind it are of no object.
        int others = 40; // So that the looking takes a moment.
        for (int i = 1; i <= others; i++) {
            arena.hold(here, slot + i);
        }
        arena.hold(here, slot);
        Thread handing = new Thread(() -> {
            for (int i = 0; i < 300_000; i++) {
                int other = slot + 1 + i % others;
                arena.letGo(here, other); // Its place comes before the other one.
                arena.hold(there, slot);
                arena.letGo(here, slot);
                arena.hold(here, slot);
                arena.letGo(there, slot);
                arena.hold(here, other);
            }
        });
        handing.start();
        while (handing.isAlive()) {
            assertThat(arena.isHeld(slot)).isTrue();
        }
        handing.join();
        for (int i = 0; i <= others; i++) {
            arena.letGo(here, slot + i);
        }
        assertThat(arena.isHeld(slot)).isFalse();
    }

    @Test
    void whatAGrandchildHeldIsFreedWhenItsParentIsKilled() throws Exception {
        ProcessLock lock = new ProcessLock();
        ProcessSemaphore permit = new ProcessSemaphore(1);
        ProcessSemaphore ready = ProcessSemaphore.counting(0);
        WorkerProcess child = workers.start(() -> {
            WorkerProcess grandchild = new WorkerProcess(() -> {
                lock.lock();
                permit.acquire();
                ready.release();
                Thread.sleep(LONG.toMillis());
            });
            grandchild.start();
            grandchild.join();
        });
        assertThat(ready.tryAcquire(Duration.ofSeconds(30))).isTrue();

        child.kill();

        assertThat(lock.tryLock(Duration.ofSeconds(10))).isTrue();
        assertThat(lock.previousOwnerDied()).isTrue();
        assertThat(permit.tryAcquire(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void whatAnOrphanHeldIsFreedAlsoWhereTheFirstProcessSharesNothing() throws Exception {
        Output output = JavaProgram.of(Programs.SharesInItsWorkersOnly.class).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        assertThat(output.out()).contains("lock taken: true");
    }

    /** In a name space of its own, as in a container. */
    private static ProcessBuilder asTheFirstProcessOfAll(String... command) {
        List<String> all = new ArrayList<>(List.of("unshare", "-rpf", "--mount-proc", "--kill-child"));
        all.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder;
    }

    /** Some containers do not let a program do this. */
    static boolean nameSpacesCanBeMade() throws IOException, InterruptedException {
        try (RunningProgram program = RunningProgram.start(asTheFirstProcessOfAll("true"), Duration.ofSeconds(30))) {
            return program.await().exitCode() == 0;
        }
    }

    @Test
    @EnabledIf("nameSpacesCanBeMade")
    void whatAnOrphanHeldIsFreedAlsoWhereTheFirstProcessIsTheOneThatOrphansAreGivenTo() throws Exception {
        ProcessBuilder builder = asTheFirstProcessOfAll(
                System.getProperty("java.home") + "/bin/java", Programs.SharesInItsWorkersOnly.class.getName());
        try (RunningProgram program = RunningProgram.start(builder, Duration.ofSeconds(40))) {
            Output output = program.await();

            assertThat(output.exitCode()).as("%s", output).isZero();
            assertThat(output.out()).contains("lock taken: true");
        }
    }

    @Test
    void theLockOfAConditionIsLetGoOfAlsoWhenItIsClosedWhileAThreadAwaits() throws Exception {
        Arena arena = Arena.current();
        ProcessLock lock = new ProcessLock();
        ProcessCondition condition = lock.newCondition();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            lock.lock();
            try {
                while (true) {
                    condition.await();
                }
            } catch (InterruptedException | IllegalStateException e) {
                ended.completeExceptionally(e);
            } finally {
                if (lock.isHeldByCurrentThread()) {
                    lock.unlock();
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        Awaitility.await().until(() -> isAsleep(arena));

        lock.close();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> ended.get(30, TimeUnit.SECONDS))
                .withMessageContaining("this ProcessLock is closed");
        thread.join(30_000);
        condition.close();
        assertThat(arena.heldBy(ProcessHandle.current().pid())).doesNotContain(lock.slot(), condition.slot());
    }

    @Test
    void aWorkerThatCannotBeGivenWhatItSharesIsNotLeftBehind() throws Exception {
        Output output = JavaProgram.of(Programs.CannotHandOver.class).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        assertThat(output.out())
                .contains("refused: shared objects are held 16384 times already: close some")
                .contains("workers left: 0, files left: 0");
    }

    @Test
    void aPoolThatThereIsNoRoomForLeavesNothing() throws Exception {
        Output output = JavaProgram.of(Programs.HasRoomForHalfAPool.class).run();

        assertThat(output.exitCode()).as("%s", output).isZero();
        assertThat(output.out())
                .contains("refused: no room for another shared object beside those there are: close some")
                .contains("still free: 9");
    }
}
