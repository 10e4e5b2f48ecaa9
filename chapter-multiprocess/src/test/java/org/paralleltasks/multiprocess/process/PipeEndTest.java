package org.paralleltasks.multiprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("concurrency")
@Timeout(60)
class PipeEndTest {
    @RegisterExtension
    final WorkersOfTest workers = new WorkersOfTest();

    /** An end whose other end is with a process that sends back all that it receives. */
    private PipeEnd echo() {
        PipeEnd.Pair pipe = PipeEnd.pair();
        PipeEnd other = pipe.second();
        workers.start(() -> {
            try {
                while (true) {
                    other.send(other.receive());
                }
            } catch (EOFException e) {
                other.close();
            }
        });
        other.close();
        return pipe.first();
    }

    @Test
    void messagesOfAllKindsKeepTheirBoundariesInBothDirections() throws Exception {
        byte[] large = new byte[16 << 20];
        new Random(1).nextBytes(large);
        List<Object> messages = List.of(
                "a",
                "b",
                "cd",
                "",
                1,
                Long.MIN_VALUE,
                new byte[0],
                new byte[] {1, 2},
                "h\u00e9 \ud83d\ude00",
                "\ud800",
                List.of(1, "two"),
                Map.of("k", 3.5),
                new byte[140_000],
                large);
        try (PipeEnd end = echo()) {
            for (Object message : messages) {
                end.send(message);
                assertThat(end.receive()).isEqualTo(message);
            }
            end.send(null);
            assertThat(end.receive()).isNull();
            for (int i = 0; i < 5_000; i++) {
                end.send(i);
            }
            for (int i = 0; i < 5_000; i++) {
                assertThat(end.receive()).isEqualTo(i);
            }
        }
        workers.joinAll();
    }

    @Test
    void theEndOfTheOtherProcessIsTheEndOfTheStreamAfterWhatItSent() throws Exception {
        PipeEnd.OneWay pipe = PipeEnd.oneWay();
        PipeEnd sender = pipe.sender();
        WorkerProcess process = workers.start(() -> {
            sender.send("last words");
            Thread.sleep(600_000);
        });
        sender.close();
        PipeEnd receiver = pipe.receiver();

        assertThat(receiver.receive()).isEqualTo("last words");
        assertThat(receiver.poll(Duration.ofMillis(50))).isFalse();
        process.kill();
        assertThatExceptionOfType(EOFException.class).isThrownBy(receiver::receive);
        assertThat(receiver.poll(Duration.ZERO)).isTrue();
    }

    @Test
    void aMessageIsThereAfterItsSenderWasClosed() throws Exception {
        PipeEnd.Pair pipe = PipeEnd.pair();
        pipe.second().send("before");
        pipe.second().close();

        assertThat(pipe.first().receive()).isEqualTo("before");
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> pipe.first().receive());
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> pipe.first().send(1));
        assertThatIllegalStateException()
                .isThrownBy(() -> pipe.second().receive())
                .withMessageContaining("closed");
    }

    @Test
    void aSenderThatWaitsLearnsThatNobodyWillReceive() throws Exception {
        PipeEnd.OneWay pipe = PipeEnd.oneWay();
        Thread closer = new Thread(() -> pipe.receiver().close());
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            for (int i = 0; true; i++) {
                pipe.sender().send(new byte[10_000]);
                if (i == 20) {
                    closer.start();
                }
            }
        });
        closer.join();
    }

    @Test
    void pollLooksAndTakesNothing() throws Exception {
        PipeEnd.Pair pipe = PipeEnd.pair();
        long start = System.nanoTime();
        assertThat(pipe.first().poll(Duration.ZERO)).isFalse();
        assertThat(pipe.first().poll(Duration.ofMillis(200))).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(120));
        pipe.second().send("x");

        assertThat(pipe.first().poll(Duration.ofSeconds(30))).isTrue();
        assertThat(pipe.first().poll(Duration.ZERO)).isTrue();
        assertThat(pipe.first().receive()).isEqualTo("x");
    }

    @Test
    void oneWayMeansOneWay() {
        PipeEnd.OneWay pipe = PipeEnd.oneWay();

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> pipe.receiver().send(1));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> pipe.sender().receive());
    }

    @Test
    void whatCannotBeSentIsNamedAndTheNextIsSent() throws Exception {
        PipeEnd.Pair pipe = PipeEnd.pair();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> pipe.first().send(new Socket()))
                .withMessageContaining("java.net.Socket");
        pipe.first().send("next");
        assertThat(pipe.second().receive()).isEqualTo("next");
    }

    @Test
    void anInterruptedReceiveLosesNothing() throws Exception {
        PipeEnd.Pair pipe = PipeEnd.pair();
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> pipe.first().receive());
        pipe.second().send("x");
        Thread.currentThread().interrupt();
        pipe.second().send("y");
        assertThat(Thread.interrupted()).isTrue();

        assertThat(pipe.first().receive()).isEqualTo("x");
        assertThat(pipe.first().receive()).isEqualTo("y");
    }

    @Test
    void aMessageThatIsTooLargeIsNamedAndTheNextIsSent() throws Exception {
        PipeEnd.Pair pipe = PipeEnd.pair();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> pipe.first().send(new byte[(256 << 20) + 1]))
                .withMessageContaining("byte[] of 268435457 bytes");
        pipe.first().send("next");
        assertThat(pipe.second().receive()).isEqualTo("next");
    }

    @Test
    void anInterruptedThreadSendsAndReceivesLargeMessages() throws Exception {
        PipeEnd.Pair pipe = PipeEnd.pair();
        for (int size : new int[] {200_000, 5_000_000}) {
            Thread.currentThread().interrupt();
            pipe.first().send(new byte[size]);
            assertThat((byte[]) pipe.second().receive()).hasSize(size);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void largeMessagesOfManySizesOvertakeNothingAndMixWithSmallOnes() throws Exception {
        Random random = new Random(2);
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] message = new byte[i % 3 == 0 ? random.nextInt(1_000) : 1 << 17 + random.nextInt(7)];
            random.nextBytes(message);
            messages.add(message);
        }
        try (PipeEnd end = echo()) {
            Thread sender = new Thread(() -> {
                try {
                    for (byte[] message : messages) {
                        end.send(message);
                    }
                } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            sender.start();
            for (byte[] message : messages) {
                assertThat((byte[]) end.receive()).isEqualTo(message);
            }
            sender.join();
        }
        workers.joinAll();
    }

    @Test
    void theMemoryOfLargeMessagesIsBoundedAndReleased() throws Exception {
        PipeEnd.OneWay pipe = PipeEnd.oneWay();
        long before = bytesOfLargeMessages();
        for (int i = 0; i < 20; i++) {
            pipe.sender().send(new byte[5 << 20]);
            pipe.receiver().receive();
        }
        assertThat(bytesOfLargeMessages()).as("after large ones").isEqualTo(before);
        for (int i = 0; i < 20; i++) {
            pipe.sender().send(new byte[3 << 20]);
            pipe.sender().send(new byte[1 << 20]);
            pipe.receiver().receive();
            pipe.receiver().receive();
        }
        assertThat(bytesOfLargeMessages()).as("kept").isBetween(before + (4 << 20), before + (8 << 20));

        pipe.receiver().close();
        assertThat(bytesOfLargeMessages()).as("after the end").isEqualTo(before);
        pipe.sender().close();
    }

    private static long bytesOfLargeMessages() throws IOException {
        try (Stream<Path> files = Files.list(RunDirectory.current().path())) {
            return files.map(Path::toFile)
                    .filter(file -> file.getName().startsWith("large-"))
                    .mapToLong(File::length)
                    .sum();
        }
    }
}
