package org.paralleltasks.benchmarks.multiprocess;

import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import org.paralleltasks.multiprocess.process.PipeEnd;
import org.paralleltasks.multiprocess.process.WorkerProcess;

/**
 * The worker process on the other side of a measure. It does its part once for each {@link #begin()}, and ends when this
 * object is closed. For use by one thread.
 */
final class Partner implements AutoCloseable {
    private final PipeEnd pipe;

    private Partner(PipeEnd pipe) {
        this.pipe = pipe;
    }

    /** What the worker does in a round. */
    @FunctionalInterface
    interface Part extends Serializable {
        void play() throws Exception;
    }

    static Partner start(Part part) {
        PipeEnd.Pair pipe = PipeEnd.pair();
        PipeEnd workers = pipe.second();
        new WorkerProcess("partner", () -> playFor(workers, part)).start();
        workers.close();
        return new Partner(pipe.first());
    }

    private static void playFor(PipeEnd pipe, Part part) throws Exception {
        try {
            while (true) {
                pipe.receive();
                part.play();
                pipe.send("done");
            }
        } catch (EOFException e) {
            pipe.close();
        }
    }

    /** Has the worker begin its part. */
    void begin() throws IOException, InterruptedException {
        pipe.send("begin");
    }

    /** Waits until it has done its part. */
    void awaitDone() throws IOException, InterruptedException {
        pipe.receive();
    }

    /** Lets the worker end; this JVM awaits it when it ends itself. */
    @Override
    public void close() {
        pipe.close();
    }
}
