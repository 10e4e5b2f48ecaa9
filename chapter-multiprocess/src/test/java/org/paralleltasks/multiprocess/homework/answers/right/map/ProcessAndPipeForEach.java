package org.paralleltasks.multiprocess.homework.answers.right.map;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.paralleltasks.multiprocess.homework.given.Function;
import org.paralleltasks.multiprocess.homework.given.ItemFailed;
import org.paralleltasks.multiprocess.homework.given.ProcessMap;
import org.paralleltasks.multiprocess.process.PipeEnd;
import org.paralleltasks.multiprocess.process.WorkerProcess;

/** A process and a pipe for each item; the end of the pipe says that there is no more to come. */
public class ProcessAndPipeForEach implements ProcessMap {
    @Override
    public List<String> map(Function function, List<String> items, int processes)
            throws ItemFailed, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(processes);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (String item : items) {
                calls.add(() -> result(function, item));
            }
            List<String> results = new ArrayList<>();
            for (Future<String> each : threads.invokeAll(calls)) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ItemFailed failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static String result(Function function, String item) throws ItemFailed, InterruptedException {
        PipeEnd.OneWay pipe = PipeEnd.oneWay();
        PipeEnd sender = pipe.sender();
        WorkerProcess worker = new WorkerProcess(() -> sender.send(function.apply(item)));
        worker.start();
        sender.close(); // The worker has it now.
        try (PipeEnd receiver = pipe.receiver()) {
            return (String) receiver.receive();
        } catch (EOFException e) {
            throw new ItemFailed(item, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            worker.join();
        }
    }
}
