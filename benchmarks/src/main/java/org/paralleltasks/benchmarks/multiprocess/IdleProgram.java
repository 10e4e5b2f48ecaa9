package org.paralleltasks.benchmarks.multiprocess;

import java.time.Duration;
import org.paralleltasks.benchmarks.figures.Rounds;
import org.paralleltasks.multiprocess.process.PipeEnd;
import org.paralleltasks.multiprocess.process.WorkerProcess;

/**
 * A worker that waits for a message that does not come, or in the reserve for a task. The value is the memory that it takes, or the processor time that
 * it and this process, but for the thread that looks on, use in a second in which nothing happens. A JVM is never quite
 * idle; what one uses that has no worker is for comparison. Needs Linux.
 */
final class IdleProgram {
    private IdleProgram() {}

    /**
     * Runs the contender.
     *
     * @param args {@code memory}, or {@code memory-reserve} of one in the reserve; or {@code processor}, {@code
     *     processor-reserve}, or {@code processor-alone} for a process without a worker, and the milliseconds to watch
     */
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "memory" -> withWorker(worker -> Rounds.serve(() -> LinuxProcess.memory(worker)));
            case "memory-reserve" -> withReserve(worker -> Rounds.serve(() -> LinuxProcess.memory(worker)));
            case "processor" -> withWorker(worker -> serveProcessorTime(args[1], worker, thisProcess()));
            case "processor-reserve" -> withReserve(worker -> serveProcessorTime(args[1], worker, thisProcess()));
            case "processor-alone" -> serveProcessorTime(args[1], thisProcess());
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** What is done while a worker is idle. */
    @FunctionalInterface
    private interface Watch {
        void over(long worker) throws Exception;
    }

    private static void withWorker(Watch watch) throws Exception {
        PipeEnd.Pair pipe = PipeEnd.pair();
        PipeEnd workers = pipe.second();
        WorkerProcess worker = new WorkerProcess("idle", () -> sayReadyAndWait(workers));
        worker.start();
        workers.close();
        pipe.first().receive();
        watch.over(worker.pid());
        worker.terminate();
        worker.join();
    }

    private static void withReserve(Watch watch) throws Exception {
        WorkerProcess.keepReserve(1);
        while (WorkerProcess.readyInReserve() < 1) {
            Thread.sleep(1);
        }
        watch.over(ProcessHandle.current().children().findAny().orElseThrow().pid());
    }

    private static void sayReadyAndWait(PipeEnd pipe) throws Exception {
        pipe.send("ready");
        pipe.receive();
    }

    private static void serveProcessorTime(String millis, long... pids) throws Exception {
        Duration watched = Duration.ofMillis(Long.parseLong(millis));
        Rounds.serve(() -> LinuxProcess.processorTimeInASecond(watched, pids));
    }

    private static long thisProcess() {
        return ProcessHandle.current().pid();
    }
}
