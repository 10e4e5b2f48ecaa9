package org.paralleltasks.multiprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("concurrency")
@Timeout(60)
class ProcessQueueTest {
    @RegisterExtension
    final WorkersOfTest workers = new WorkersOfTest();

    @Test
    void eachItemOfManyProducersIsTakenByOneOfManyConsumersInTheProducersOrder() throws Exception {
        ProcessQueue<String> queue = new ProcessQueue<>(50);
        ProcessQueue<List<String>> results = new ProcessQueue<>();
        int items = 2_000;
        for (int p = 0; p < 2; p++) {
            int producer = p;
            workers.start(() -> {
                for (int i = 0; i < items; i++) {
                    queue.put(producer + ":" + i);
                }
            });
        }
        for (int c = 0; c < 2; c++) {
            workers.start(() -> {
                List<String> taken = new ArrayList<>();
                for (String item = queue.take(); !item.equals("end"); item = queue.take()) {
                    taken.add(item);
                    queue.taskDone();
                }
                queue.taskDone();
                results.put(taken);
            });
        }
        Awaitility.await().atMost(Duration.ofSeconds(50)).until(() -> endOfProducers());
        queue.put("end");
        queue.put("end");

        Set<String> all = new HashSet<>();
        for (int c = 0; c < 2; c++) {
            Map<String, Integer> last = new HashMap<>();
            for (String item : results.take()) {
                assertThat(all.add(item)).as(item).isTrue();
                int number = Integer.parseInt(item.substring(2));
                assertThat(last.getOrDefault(item.substring(0, 1), -1)).isLessThan(number);
                last.put(item.substring(0, 1), number);
            }
        }
        assertThat(all).hasSize(2 * items);
        assertThat(queue.join(Duration.ofSeconds(30))).isTrue();
        workers.joinAll();
    }

    private static boolean endOfProducers() {
        return WorkerProcess.activeChildren().size() <= 2;
    }

    @Test
    void isBoundedByItems() throws Exception {
        ProcessQueue<Integer> queue = new ProcessQueue<>(2);
        queue.put(1);
        queue.put(2);

        long start = System.nanoTime();
        assertThat(queue.offer(3, Duration.ZERO)).isFalse();
        assertThat(queue.offer(3, Duration.ofMillis(200))).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(120));
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.take()).isEqualTo(1);
        assertThat(queue.offer(3, Duration.ZERO)).isTrue();
        assertThat(queue.take()).isEqualTo(2);
        assertThat(queue.take()).isEqualTo(3);
        assertThat(queue.poll(Duration.ZERO)).isNull();
        assertThat(queue.poll(Duration.ofMillis(50))).isNull();
    }

    @Test
    void isBoundedByMemoryAndHoldsTwoItemsThatAreLarger() throws Exception {
        ProcessQueue<byte[]> queue = new ProcessQueue<>(Integer.MAX_VALUE, 10_000);
        int small = 0;
        while (queue.offer(new byte[1_000], Duration.ZERO)) {
            small++;
        }
        assertThat(small).isBetween(9, 16);
        for (int i = 0; i < small; i++) {
            assertThat(queue.take()).hasSize(1_000);
        }

        assertThat(queue.offer(new byte[1_000_000], Duration.ZERO)).isTrue();
        assertThat(queue.offer(new byte[2_000_000], Duration.ZERO)).isTrue();
        assertThat(queue.offer(new byte[1], Duration.ZERO)).isFalse();
        assertThat(queue.take()).hasSize(1_000_000);
        assertThat(queue.take()).hasSize(2_000_000);
    }

    @Test
    void joinWaitsForTheLastTaskDone() throws Exception {
        ProcessQueue<Integer> queue = new ProcessQueue<>();
        queue.join();
        queue.put(1);
        queue.put(2);
        queue.take();
        queue.take();
        queue.taskDone();
        assertThat(queue.join(Duration.ofMillis(50))).isFalse();
        queue.taskDone();
        queue.join();

        assertThatIllegalStateException().isThrownBy(queue::taskDone);
    }

    @Test
    void anItemThatCannotBeSerializedIsReportedToItsProducerAndLaterItemsFlow() throws Exception {
        ProcessQueue<Object> queue = new ProcessQueue<>();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue.put(List.of(1, new Object())))
                .withMessageContaining("java.lang.Object is not serializable");
        queue.put("later");
        assertThat(queue.take()).isEqualTo("later");
    }

    @Test
    void refusesUseAfterCloseAndBoundsThatMakeNoSense() {
        ProcessQueue<Integer> queue = new ProcessQueue<>();
        queue.close();

        assertThatIllegalStateException().isThrownBy(() -> queue.put(1)).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(queue::take).withMessageContaining("closed");
        assertThatIllegalArgumentException().isThrownBy(() -> new ProcessQueue<>(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProcessQueue<>(1, 10));
    }

    @Test
    void aClosedQueueIsAliveForTheOthers() throws Exception {
        ProcessQueue<String> there = new ProcessQueue<>();
        ProcessQueue<String> back = new ProcessQueue<>();
        workers.start(() -> back.put(there.take() + " and back"));
        there.put("there");
        there.close();

        assertThat(back.take()).isEqualTo("there and back");
        workers.joinAll();
    }
}
