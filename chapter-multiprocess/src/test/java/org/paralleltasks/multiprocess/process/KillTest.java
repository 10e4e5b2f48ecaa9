package org.paralleltasks.multiprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers killed at random moments of what they do: nobody waits for ever, nothing is lost or doubled that another
 * process has to rely on, nothing is left. With {@code -Dkill.rounds=200} as often as it takes to believe it.
 */
@Tag("concurrency")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KillTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 8);
    private static final Duration NO_STALL = Duration.ofSeconds(20);

    @RegisterExtension
    final WorkersOfTest workers = new WorkersOfTest();

    private final long seed = Long.getLong("kill.seed", System.nanoTime());
    private final Random random = new Random(seed);

    private void killSoon(WorkerProcess victim) throws InterruptedException {
        // The first items have come: it is in the middle of its loop, where it is killed.
        Thread.sleep(random.nextInt(15), random.nextInt(1_000_000));
        victim.kill();
    }

    @Test
    void aLockIsNeverLeftTaken() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ProcessLock lock = ProcessLock.reentrant();
            ProcessCondition condition = lock.newCondition();
            ProcessSemaphore permits = new ProcessSemaphore(2);
            ProcessSemaphore begun = ProcessSemaphore.counting(0);
            Target use = () -> {
                begun.release();
                while (true) {
                    lock.lock();
                    try {
                        condition.await(Duration.ofNanos(100_000));
                        condition.signalAll();
                    } finally {
                        lock.unlock();
                    }
                    permits.acquire();
                    permits.release();
                }
            };
            WorkerProcess victim = workers.start(use);
            WorkerProcess other = workers.start(use);
            assertThat(begun.tryAcquire(NO_STALL)).isTrue();
            assertThat(begun.tryAcquire(NO_STALL)).isTrue();
            killSoon(victim);
            killSoon(other);

            assertThat(lock.tryLock(NO_STALL))
                    .as("the lock in round %s of seed %s", round, seed)
                    .isTrue();
            lock.unlock();
            for (int i = 0; i < 2; i++) {
                assertThat(permits.tryAcquire(NO_STALL))
                        .as("a permit in round %s of seed %s", round, seed)
                        .isTrue();
            }
        }
    }

    @Test
    void aQueueLosesAndDoublesNothingAndHasNoBrokenItem() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ProcessQueue<int[]> queue = new ProcessQueue<>(1_000, 1 << 16);
            Target put = () -> {
                for (int i = 0; true; i++) {
                    int[] item = new int[1 + i % 700];
                    item[0] = i;
                    queue.put(item);
                }
            };
            WorkerProcess victim = workers.start(put);
            assertThat(queue.poll(NO_STALL)).as("the first item").containsExactly(0);
            int next = 1;
            for (; next < 1 + random.nextInt(200); next++) {
                assertThat(queue.poll(NO_STALL))
                        .as("round %s of seed %s", round, seed)
                        .startsWith(next);
            }
            killSoon(victim);
            for (int[] item = queue.poll(Duration.ZERO); item != null; item = queue.poll(Duration.ofMillis(50))) {
                assertThat(item).as("round %s of seed %s", round, seed).hasSize(1 + next % 700);
                assertThat(item[0]).isEqualTo(next);
                next++;
            }
            assertThat(queue.offer(new int[] {-1}, NO_STALL))
                    .as("round %s of seed %s", round, seed)
                    .isTrue();
            assertThat(queue.take()).containsExactly(-1);
        }
    }

    @Test
    void aKilledConsumerTakesAtMostTheItemItWasGiven() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ProcessQueue<Integer> queue = new ProcessQueue<>(64);
            ProcessQueue<Integer> seen = new ProcessQueue<>();
            Target take = () -> {
                while (true) {
                    seen.put(queue.take());
                }
            };
            WorkerProcess victim = workers.start(take);
            int items = 500;
            for (int i = 0; i < items; i++) {
                if (i == 200) {
                    killSoon(victim);
                    victim.join();
                    workers.start(take);
                }
                assertThat(queue.offer(i, NO_STALL))
                        .as("round %s of seed %s", round, seed)
                        .isTrue();
            }
            int missing = 0;
            for (int expected = 0; expected < items; ) {
                Integer item = seen.poll(NO_STALL);
                assertThat(item)
                        .as("stalled at %s in round %s of seed %s", expected, round, seed)
                        .isNotNull();
                missing += item - expected;
                expected = item + 1;
            }
            assertThat(missing).as("items gone with the victim").isBetween(0, 1);
        }
    }

    @Test
    void aPipeEndsAfterAWholeMessage() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            PipeEnd.OneWay pipe = PipeEnd.oneWay();
            PipeEnd sender = pipe.sender();
            WorkerProcess victim = workers.start(() -> {
                for (int i = 0; true; i++) {
                    int[] message = new int[i % 50 == 49 ? 100_000 : 3]; // Some are kept in a file beside the ring.
                    message[0] = i;
                    message[message.length - 1] = i;
                    sender.send(message);
                }
            });
            sender.close();
            assertThat(receiveAll(pipe.receiver(), victim, 100, round)).isGreaterThanOrEqualTo(100);
            pipe.receiver().close();
        }
    }

    /** Receives arrays that begin with 0, 1, 2, until the end, and kills the sender at one of them. Returns how many came. */
    private int receiveAll(PipeEnd receiver, WorkerProcess victim, int killAt, int round) throws Exception {
        int next = 0;
        try {
            while (true) {
                assertThat(receiver.poll(NO_STALL))
                        .as("round %s of seed %s", round, seed)
                        .isTrue();
                int[] message = (int[]) receiver.receive();
                assertThat(message[0]).as("round %s of seed %s", round, seed).isEqualTo(next++);
                assertThat(message[message.length - 1])
                        .as("the end of message %s", message[0])
                        .isEqualTo(message[0]);
                if (next == killAt) {
                    killSoon(victim);
                }
            }
        } catch (EOFException e) {
            return next;
        }
    }

    @Test
    void largeMessagesAreWholeAndLeaveNothing() throws Exception {
        new ProcessQueue<Integer>().close();
        List<Path> before = filesOfThisRun();
        for (int round = 0; round < ROUNDS; round++) {
            PipeEnd.OneWay pipe = PipeEnd.oneWay();
            PipeEnd sender = pipe.sender();
            WorkerProcess victim = workers.start(() -> {
                for (int i = 0; true; i++) {
                    int[] message =
                            new int[i % 2 == 0 ? 40_000 : 1_100_000]; // Below and above what has a file of its own.
                    message[0] = i;
                    message[message.length - 1] = i;
                    sender.send(message);
                }
            });
            sender.close();
            assertThat(receiveAll(pipe.receiver(), victim, 4, round)).isGreaterThanOrEqualTo(4);
            assertThat(filesOfThisRun())
                    .as("files of messages nobody will take, in round %s of seed %s", round, seed)
                    .noneMatch(file -> file.getFileName().toString().contains("once"));
            pipe.receiver().close();
        }
        assertThat(before).containsAll(filesOfThisRun());
    }

    @Test
    void aKilledReceiverOfLargeMessagesLeavesTheOthersToTheNext() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ProcessQueue<int[]> queue = new ProcessQueue<>(10, 1 << 12);
            ProcessSemaphore begun = ProcessSemaphore.counting(0);
            WorkerProcess victim = workers.start(() -> {
                while (true) {
                    queue.take();
                    begun.release();
                }
            });
            Thread killer = new Thread(() -> {
                try {
                    if (begun.tryAcquire(NO_STALL)) {
                        killSoon(victim);
                        victim.join();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            killer.start();
            int[] message = new int[1_100_000];
            int sent = 0;
            while (killer.isAlive()) {
                message[0] = sent;
                message[message.length - 1] = sent;
                sent += queue.offer(message, Duration.ofMillis(100)) ? 1 : 0;
            }
            int left = queue.size();
            for (int i = sent - left; i < sent; i++) {
                int[] taken = queue.poll(NO_STALL);
                assertThat(taken).as("round %s of seed %s", round, seed).startsWith(i);
                assertThat(taken).endsWith(i);
            }
            assertThat(filesOfThisRun())
                    .as("files of messages that were taken, in round %s of seed %s", round, seed)
                    .noneMatch(file -> file.getFileName().toString().contains("once"));
            queue.close();
        }
    }

    @Test
    void aPoolAnswersForEachTaskAndRunsNoneTwice(@TempDir Path folder) throws Exception {
        String name = folder.toString();
        try (ProcessPool pool = new ProcessPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Future<Integer>> futures = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    int number = round * 100 + i;
                    futures.add(pool.submit(() -> {
                        Files.createFile(Path.of(name, "ran-" + number)); // Fails if it exists.
                        return number;
                    }));
                }
                futures.get(random.nextInt(20)).get(NO_STALL.toSeconds(), TimeUnit.SECONDS);
                List<WorkerProcess> now = WorkerProcess.activeChildren();
                killSoon(now.get(random.nextInt(now.size())));

                int lost = 0;
                for (int i = 0; i < 100; i++) {
                    try {
                        assertThat(futures.get(i).get(NO_STALL.toSeconds(), TimeUnit.SECONDS))
                                .isEqualTo(round * 100 + i);
                    } catch (ExecutionException e) {
                        assertThat(e.getCause()).as("seed %s", seed).isInstanceOf(WorkerDiedException.class);
                        lost++;
                    }
                }
                assertThat(lost).as("tasks of one killed worker").isLessThanOrEqualTo(1);
            }
        }
        assertThat(WorkerProcess.activeChildren()).isEmpty();
    }

    @Test
    void nothingIsLeftInTheFolderOfTheRun() throws Exception {
        new ProcessQueue<Integer>().close();
        List<Path> before = filesOfThisRun();
        for (int round = 0; round < ROUNDS; round++) {
            ProcessQueue<Integer> queue = new ProcessQueue<>();
            WorkerProcess victim = workers.start(() -> {
                while (true) {
                    try (ProcessLock lock = new ProcessLock();
                            ProcessQueue<Integer> own = new ProcessQueue<>(10, 1 << 14)) {
                        lock.lock();
                        own.put(1);
                        queue.put(own.take());
                        lock.unlock();
                    }
                }
            });
            assertThat(queue.poll(NO_STALL)).isNotNull();
            killSoon(victim);
            victim.join();
            queue.close();
        }
        Awaitility.await().untilAsserted(() -> assertThat(before).containsAll(filesOfThisRun()));
    }

    private static List<Path> filesOfThisRun() {
        try (Stream<Path> files = Files.list(RunDirectory.current().path())) {
            return files.filter(file -> file.getFileName().toString().matches("(ring|large|unfinished|control)-.*"))
                    .toList();
        } catch (IOException e) {
            return fail(e);
        }
    }
}
