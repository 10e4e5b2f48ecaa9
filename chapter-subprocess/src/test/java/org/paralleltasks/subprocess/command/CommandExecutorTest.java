package org.paralleltasks.subprocess.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.ExecuteStreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CommandExecutorTest {
    /** What its thread does besides to wait. */
    private static final class Streams implements ExecuteStreamHandler {
        private final Error failure;

        Streams(Error failure) {
            this.failure = failure;
        }

        @Override
        public void setProcessInputStream(OutputStream stream) {}

        @Override
        public void setProcessErrorStream(InputStream stream) {}

        @Override
        public void setProcessOutputStream(InputStream stream) {}

        @Override
        public void start() {
            if (failure != null) {
                throw failure;
            }
        }

        @Override
        public void stop() {}
    }

    private static Optional<Throwable> endOfThread(Error failure) throws Exception {
        BlockingQueue<Optional<Throwable>> ends = new ArrayBlockingQueue<>(1);
        Process process = new ProcessBuilder("true").start();
        new CommandExecutor(process, new Streams(failure), cause -> ends.add(Optional.ofNullable(cause)))
                .begin(new CommandLine("true"));
        return ends.poll(50, TimeUnit.SECONDS);
    }

    @Test
    void saysWhatHasEndedItsThreadBeforeItsTime() throws Exception {
        OutOfMemoryError error = new OutOfMemoryError("for a test");

        assertThat(endOfThread(error)).contains(error);
        assertThat(endOfThread(null)).isEmpty();
    }
}
