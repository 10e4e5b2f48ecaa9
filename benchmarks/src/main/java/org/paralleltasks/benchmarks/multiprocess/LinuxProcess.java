package org.paralleltasks.benchmarks.multiprocess;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.paralleltasks.benchmarks.figures.Timing;

/** What Linux tells of a process in {@code /proc}. */
final class LinuxProcess {
    private static final int BYTES_IN_A_KILOBYTE = 1024;

    private LinuxProcess() {}

    /** The bytes that a process takes; what it shares with others is shared out among them. */
    static double memory(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(folder(pid).resolve("smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToDouble(line -> Double.parseDouble(line.split("\\s+")[1]) * BYTES_IN_A_KILOBYTE)
                    .findFirst()
                    .orElseThrow(() -> new IOException("no Pss in smaps_rollup of process " + pid));
        }
    }

    /**
     * The seconds of processor time that some processes use in a second, the calling thread excepted: it reads files for
     * this and does nothing else.
     *
     * @param watched how long to watch them
     */
    static double processorTimeInASecond(Duration watched, long... pids) throws IOException, InterruptedException {
        Path reader = Path.of("/proc/thread-self").toRealPath().getFileName();
        double before = processorSeconds(reader, pids);
        long start = System.nanoTime();
        Thread.sleep(watched.toMillis());
        return (processorSeconds(reader, pids) - before) / Timing.secondsSince(start);
    }

    /** By all their threads, those that have ended excepted: an idle process has none that come and go. */
    private static double processorSeconds(Path excepted, long... pids) throws IOException {
        long nanos = 0;
        for (long pid : pids) {
            try (DirectoryStream<Path> threads =
                    Files.newDirectoryStream(folder(pid).resolve("task"))) {
                for (Path thread : threads) {
                    if (thread.endsWith(excepted)) {
                        continue;
                    }
                    nanos += Long.parseLong(
                            Files.readString(thread.resolve("schedstat")).split(" ")[0]);
                }
            }
        }
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private static Path folder(long pid) {
        return Path.of("/proc", Long.toString(pid));
    }
}
