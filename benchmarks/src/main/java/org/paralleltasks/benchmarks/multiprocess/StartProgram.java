package org.paralleltasks.benchmarks.multiprocess;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.benchmarks.figures.Rounds;
import org.paralleltasks.benchmarks.figures.Series;
import org.paralleltasks.benchmarks.figures.Timing;
import org.paralleltasks.multiprocess.process.StartMethod;
import org.paralleltasks.multiprocess.process.WorkerProcess;
import org.slf4j.LoggerFactory;

/**
 * Starts worker processes, one after the other. The value is the median, over a round, of the time from the start until
 * the worker's first log line has come to this process, or until a worker that does nothing is joined. From the reserve
 * each is started when the reserve is full again, as in a program that starts one now and then; the time until then does
 * not count.
 */
final class StartProgram {
    private static final String LINE = "the first line";
    private static final int RESERVE = 2;

    /** For a worker that has just come into the reserve to finish what it does before it is idle. */
    private static final Duration TIME_TO_SETTLE = Duration.ofMillis(100);

    private StartProgram() {}

    /**
     * Runs the contender.
     *
     * @param args {@code line} or {@code join}, the method to start with, and the starts in a round
     */
    public static void main(String[] args) throws Exception {
        StartMethod method = StartMethod.valueOf(args[1]);
        int starts = Integer.parseInt(args[2]);
        if (method == StartMethod.RESERVE) {
            WorkerProcess.keepReserve(RESERVE);
        }
        switch (args[0]) {
            case "line" -> Rounds.serve(() -> medianToLine(method, starts));
            case "join" -> Rounds.serve(() -> medianToJoin(method, starts));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void prepare(StartMethod method) throws InterruptedException {
        if (method == StartMethod.RESERVE) {
            while (WorkerProcess.readyInReserve() < RESERVE) {
                Thread.sleep(1);
            }
            Thread.sleep(TIME_TO_SETTLE.toMillis());
        }
    }

    private static double medianToLine(StartMethod method, int starts) throws InterruptedException {
        Arrivals arrivals = new Arrivals();
        // What a worker prints is written to the parent's stdout, whichever that is at the time.
        System.setOut(new PrintStream(arrivals, true, StandardCharsets.UTF_8));
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            WorkerProcess process = new WorkerProcess(StartProgram::logLine);
            prepare(method);
            long start = System.nanoTime();
            process.start(method);
            seconds.add((arrivals.await() - start) / (double) TimeUnit.SECONDS.toNanos(1));
            process.join();
        }
        return new Series(seconds).median();
    }

    private static void logLine() {
        LoggerFactory.getLogger(StartProgram.class).info(LINE);
    }

    private static double medianToJoin(StartMethod method, int starts) throws InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            prepare(method);
            long start = System.nanoTime();
            WorkerProcess process = new WorkerProcess(() -> {});
            process.start(method);
            process.join();
            seconds.add(Timing.secondsSince(start));
        }
        return new Series(seconds).median();
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
