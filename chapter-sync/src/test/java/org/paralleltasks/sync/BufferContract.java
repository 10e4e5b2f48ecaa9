package org.paralleltasks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What both twins of the bounded buffer promise. No test waits for a race: each brings its interleaving about. */
@Tag("concurrency")
@Timeout(60)
abstract class BufferContract {
    private static final Duration SOON = Duration.ofSeconds(20);

    abstract <E> Buffer<E> create(int capacity);

    /** Runs a task while no other thread can get into the buffer. */
    abstract void holding(Buffer<?> buffer, Callable<Void> task) throws Exception;

    /** Whether that many threads wait inside the buffer for a change of it, and have given its lock back. */
    abstract boolean waiting(Buffer<?> buffer, int threads, Thread... among);

    @Test
    void givesTheElementsInTheirOrder() throws Exception {
        Buffer<String> buffer = create(3);
        buffer.put("a");
        buffer.put("b");
        assertThat(buffer.offer("c", 0, TimeUnit.SECONDS)).isTrue();

        assertThat(buffer.size()).isEqualTo(3);
        assertThat(List.of(buffer.take(), buffer.take(), buffer.poll(0, TimeUnit.SECONDS)))
                .containsExactly("a", "b", "c");
        assertThat(buffer.size()).isZero();
    }

    @Test
    void refusesWhatCannotBe() throws Exception {
        assertThatThrownBy(() -> create(0)).isInstanceOf(IllegalArgumentException.class);
        Buffer<String> buffer = create(1);
        assertThatThrownBy(() -> buffer.put(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> buffer.offer(null, 1, TimeUnit.SECONDS)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> buffer.poll(1, null)).isInstanceOf(NullPointerException.class);
        assertThat(buffer.size()).isZero();
    }

    @Test
    void aFullBufferHoldsItsProducerUntilSomethingIsTaken() throws Exception {
        Buffer<String> buffer = create(1);
        buffer.put("a");
        Running<Void> producer = start(() -> put(buffer, "b"));
        awaitWaiting(buffer, producer);

        assertThat(buffer.size()).isEqualTo(1);
        assertThat(buffer.take()).isEqualTo("a");
        producer.result();
        assertThat(buffer.take()).isEqualTo("b");
    }

    @Test
    void anEmptyBufferHoldsItsConsumerUntilSomethingIsPut() throws Exception {
        Buffer<String> buffer = create(1);
        Running<String> consumer = start(buffer::take);
        awaitWaiting(buffer, consumer);

        buffer.put("a");
        assertThat(consumer.result()).isEqualTo("a");
    }

    @Test
    void aConsumerWokenForNothingKeepsWaiting() throws Exception {
        Buffer<String> buffer = create(1);
        Running<String> consumer = start(buffer::take);
        awaitWaiting(buffer, consumer);

        holding(buffer, () -> {
            buffer.put("gone before the consumer can look");
            buffer.take();
            return null;
        });
        awaitWaiting(buffer, consumer);
        buffer.put("a");

        assertThat(consumer.result()).isEqualTo("a");
    }

    @Test
    void aProducerWokenForNothingKeepsWaiting() throws Exception {
        Buffer<String> buffer = create(1);
        buffer.put("a");
        Running<Void> producer = start(() -> put(buffer, "c"));
        awaitWaiting(buffer, producer);

        holding(buffer, () -> {
            buffer.take();
            buffer.put("b");
            return null;
        });
        awaitWaiting(buffer, producer);

        assertThat(buffer.take()).isEqualTo("b");
        producer.result();
        assertThat(buffer.take()).isEqualTo("c");
    }

    @Test
    void aChangeReachesOneWhoCanUseItWhenBothKindsWait() throws Exception {
        // The order in which a signal for everybody would go astray: see the example `condition`.
        Buffer<String> buffer = create(1);
        Running<String> first = start(buffer::take);
        awaitWaiting(buffer, first);
        Running<String> second = start(buffer::take);
        await().atMost(SOON).until(() -> waiting(buffer, 2, first.thread, second.thread));
        List<Running<Void>> producers = new ArrayList<>();
        holding(buffer, () -> {
            for (String element : List.of("a", "b")) {
                Running<Void> producer = start(() -> put(buffer, element));
                String atTheLock = "waits at " + buffer.getClass().getSimpleName() + ".java";
                await().atMost(SOON).until(() -> Whereabouts.of(producer.thread).contains(atTheLock));
                producers.add(producer);
            }
            return null;
        });

        for (Running<Void> producer : producers) {
            producer.result();
        }
        assertThat(List.of(first.result(), second.result())).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aTimeOutIsNotStartedAnewByEachWakeUp() throws Exception {
        Buffer<String> buffer = create(1);
        Running<String> consumer = start(() -> buffer.poll(500, TimeUnit.MILLISECONDS));
        // Woken some thirty times: were the time counted anew, the end would come half a second after the last.
        long start = System.nanoTime();
        while (consumer.thread.isAlive() && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(5)) {
            holding(buffer, () -> {
                if (buffer.offer("gone before the consumer can look", 0, TimeUnit.SECONDS)) {
                    buffer.take();
                }
                return null;
            });
            Thread.sleep(15);
        }

        assertThat(consumer.result()).isNull();
        assertThat(consumer.millis()).isBetween(300L, 5_000L);
    }

    @Test
    void timeOutsEndInTime() throws Exception {
        Buffer<String> buffer = create(1);
        Running<String> consumer = start(() -> buffer.poll(300, TimeUnit.MILLISECONDS));
        assertThat(consumer.result()).isNull();
        assertThat(consumer.millis()).isBetween(180L, 3_000L);

        buffer.put("a");
        Running<Boolean> producer = start(() -> buffer.offer("b", 300, TimeUnit.MILLISECONDS));
        assertThat(producer.result()).isFalse();
        assertThat(producer.millis()).isBetween(180L, 3_000L);
        assertThat(buffer.size()).isEqualTo(1);
    }

    @Test
    void noTimeMeansNoWaiting() throws Exception {
        Buffer<String> buffer = create(1);
        for (long none : new long[] {0, -1, Long.MIN_VALUE}) {
            assertThat(buffer.poll(none, TimeUnit.SECONDS)).isNull();
        }
        buffer.put("a");
        for (long none : new long[] {0, -1, Long.MIN_VALUE}) {
            assertThat(buffer.offer("b", none, TimeUnit.SECONDS)).isFalse();
        }
        assertThat(buffer.poll(-1, TimeUnit.SECONDS)).isEqualTo("a");
    }

    @Test
    void theLongestTimeIsLong() throws Exception {
        Buffer<String> buffer = create(1);
        Running<String> consumer = start(() -> buffer.poll(Long.MAX_VALUE, TimeUnit.DAYS));
        awaitWaiting(buffer, consumer);
        buffer.put("a");

        assertThat(consumer.result()).isEqualTo("a");
    }

    @Test
    void anInterruptEndsTheWaitAndChangesNothing() throws Exception {
        Buffer<String> buffer = create(1);
        for (Callable<String> taking : List.<Callable<String>>of(buffer::take, () -> buffer.poll(1, TimeUnit.DAYS))) {
            Running<String> consumer = start(taking);
            awaitWaiting(buffer, consumer);
            consumer.thread.interrupt();
            assertThatThrownBy(consumer::result).hasCauseInstanceOf(InterruptedException.class);
        }
        buffer.put("a");
        Running<Void> producer = start(() -> put(buffer, "b"));
        awaitWaiting(buffer, producer);
        producer.thread.interrupt();
        assertThatThrownBy(producer::result).hasCauseInstanceOf(InterruptedException.class);

        assertThat(buffer.size()).isEqualTo(1);
        assertThat(buffer.take()).isEqualTo("a");
    }

    @Test
    void anInterruptThatCameBeforeEndsTheCallTooEvenIfItNeedNotWait() throws Exception {
        Buffer<String> buffer = create(2);
        buffer.put("a");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> buffer.put("b")).isInstanceOf(InterruptedException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(buffer::take).isInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).as("still interrupted").isFalse();
        assertThat(buffer.size()).isEqualTo(1);
    }

    @Test
    void anInterruptedThreadTakesNobodysSignalAway() throws Exception {
        Buffer<String> buffer = create(1);
        Running<String> first = start(buffer::take);
        awaitWaiting(buffer, first);
        Running<String> second = start(buffer::take);
        await().atMost(SOON).until(() -> waiting(buffer, 2, first.thread, second.thread));

        // The one who would be woken first is interrupted before the element is there.
        holding(buffer, () -> {
            first.thread.interrupt();
            buffer.put("a");
            return null;
        });

        // Whether the interrupt or the signal reached the first one first, the element is for one of the two.
        try {
            assertThat(first.result()).isEqualTo("a");
            second.thread.interrupt();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(InterruptedException.class);
            assertThat(second.result()).isEqualTo("a");
        }
    }

    @Test
    void manyProducersAndConsumersLoseAndDoubleNothing() throws Exception {
        int each = 2_000;
        Buffer<Integer> buffer = create(2);
        CountDownLatch begin = new CountDownLatch(1);
        List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
        List<Running<Void>> all = new ArrayList<>();
        for (int p = 0; p < 3; p++) {
            int from = p * each;
            all.add(start(() -> {
                begin.await();
                for (int i = from; i < from + each; i++) {
                    buffer.put(i);
                }
                return null;
            }));
            all.add(start(() -> {
                begin.await();
                for (int i = 0; i < each; i++) {
                    taken.add(buffer.take());
                }
                return null;
            }));
        }
        begin.countDown();
        for (Running<Void> one : all) {
            one.result();
        }

        assertThat(taken.stream().sorted().collect(Collectors.toList()))
                .isEqualTo(IntStream.range(0, 3 * each).boxed().toList());
        assertThat(buffer.size()).isZero();
    }

    private void awaitWaiting(Buffer<?> buffer, Running<?> one) {
        await().atMost(SOON).until(() -> waiting(buffer, 1, one.thread));
    }

    private static <E> Void put(Buffer<E> buffer, E element) throws InterruptedException {
        buffer.put(element);
        return null;
    }

    private static <R> Running<R> start(Callable<R> call) {
        return new Running<>(call);
    }
}
