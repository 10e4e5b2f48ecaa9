package org.paralleltasks.benchmarks.multiprocess;

import java.time.Duration;
import org.paralleltasks.benchmarks.figures.Rounds;
import org.paralleltasks.multiprocess.process.PipeEnd;
import org.paralleltasks.multiprocess.process.WorkerProcess;

/**
 * A worker that waits for a message that does not come. The value is the memory that it takes, or the processor time that
 * it and this process use in a second in which nothing happens. Needs Linux.
 */
final class IdleProgram {
    private IdleProgram() {}

    /**
     * Runs the contender.
     *
     * @param args {@code memory}, or {@code processor} and the milliseconds to watch
     */
    public static void main(String[] args) throws Exception {
        PipeEnd.Pair pipe = PipeEnd.pair();
        PipeEnd workers = pipe.second();
        WorkerProcess worker = new WorkerProcess("idle", () -> sayReadyAndWait(workers));
        worker.start();
        workers.close();
        pipe.first().receive();
        switch (args[0]) {
            case "memory" -> Rounds.serve(() -> LinuxProcess.memory(worker.pid()));
            case "processor" -> {
                Duration watched = Duration.ofMillis(Long.parseLong(args[1]));
                Rounds.serve(() -> LinuxProcess.processorTimeInASecond(
                        watched, worker.pid(), ProcessHandle.current().pid()));
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
        worker.terminate();
        worker.join();
    }

    private static void sayReadyAndWait(PipeEnd pipe) throws Exception {
        pipe.send("ready");
        pipe.receive();
    }
}
