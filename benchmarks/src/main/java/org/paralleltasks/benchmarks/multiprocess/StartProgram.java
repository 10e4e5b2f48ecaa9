package org.paralleltasks.benchmarks.multiprocess;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.benchmarks.figures.Rounds;
import org.paralleltasks.benchmarks.figures.Series;
import org.paralleltasks.benchmarks.figures.Timing;
import org.paralleltasks.multiprocess.process.WorkerProcess;
import org.slf4j.LoggerFactory;

/**
 * Starts worker processes, one after the other. The value is the median, over a round, of the time from the start until
 * the worker's first log line has come to this process, or until a worker that does nothing is joined.
 */
final class StartProgram {
    private static final String LINE = "the first line";

    private StartProgram() {}

    /**
     * Runs the contender.
     *
     * @param args {@code line} or {@code join}, and the starts in a round
     */
    public static void main(String[] args) throws Exception {
        int starts = Integer.parseInt(args[1]);
        switch (args[0]) {
            case "line" -> Rounds.serve(() -> medianToLine(starts));
            case "join" -> Rounds.serve(() -> Timing.medianOf(starts, StartProgram::startAndJoin));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static double medianToLine(int starts) throws InterruptedException {
        Arrivals arrivals = new Arrivals();
        // What a worker prints is written to the parent's stdout, whichever that is at the time.
        System.setOut(new PrintStream(arrivals, true, StandardCharsets.UTF_8));
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            WorkerProcess process = new WorkerProcess(StartProgram::logLine);
            long start = System.nanoTime();
            process.start();
            seconds.add((arrivals.await() - start) / (double) TimeUnit.SECONDS.toNanos(1));
            process.join();
        }
        return new Series(seconds).median();
    }

    private static void logLine() {
        LoggerFactory.getLogger(StartProgram.class).info(LINE);
    }

    private static void startAndJoin() throws InterruptedException {
        WorkerProcess process = new WorkerProcess(() -> {});
        process.start();
        process.join();
    }

    /** Notes when the line comes. Written to by the thread that watches over a worker. */
    private static final class Arrivals extends OutputStream {
        private final BlockingQueue<Long> times = new LinkedBlockingQueue<>();

        @Override
        public void write(int oneByte) {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            long now = System.nanoTime();
            if (new String(bytes, offset, length, StandardCharsets.UTF_8).contains(LINE)) {
                times.add(now);
            }
        }

        /** The time of the next line, as a value of {@link System#nanoTime()}. */
        long await() throws InterruptedException {
            return times.take();
        }
    }
}
