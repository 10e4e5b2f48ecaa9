package org.paralleltasks.multiprocess.homework.answers.right.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.paralleltasks.multiprocess.homework.given.Pipeline;
import org.paralleltasks.multiprocess.homework.given.Stage;
import org.paralleltasks.multiprocess.homework.given.StageFailed;
import org.paralleltasks.multiprocess.process.ProcessQueue;
import org.paralleltasks.multiprocess.process.WorkerProcess;

/** A thread joins each worker, and tells the next stage that no more comes. */
public class QueuesAndWatchers implements Pipeline {
    private static final String ITEM = "item ";
    private static final String END = "end";
    private static final Duration MOMENT = Duration.ofMillis(20);

    @Override
    public List<String> run(List<String> items, List<Stage> stages) throws StageFailed, InterruptedException {
        List<ProcessQueue<String>> queues = new ArrayList<>();
        for (int i = 0; i <= stages.size(); i++) {
            queues.add(new ProcessQueue<>());
        }
        List<WorkerProcess> workers = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            ProcessQueue<String> in = queues.get(i);
            ProcessQueue<String> out = queues.get(i + 1);
            workers.add(new WorkerProcess(() -> work(stage, in, out)));
        }
        workers.forEach(WorkerProcess::start);
        AtomicInteger failed = new AtomicInteger(-1);
        List<Thread> threads = new ArrayList<>();
        threads.add(new Thread(() -> feed(items, queues.get(0), workers.get(0))));
        for (int i = 0; i < workers.size(); i++) {
            int which = i;
            threads.add(new Thread(() -> watch(workers, which, queues.get(which + 1), failed)));
        }
        threads.forEach(Thread::start);
        List<String> results = new ArrayList<>();
        ProcessQueue<String> last = queues.get(stages.size());
        for (String item = last.take(); !item.equals(END); item = last.take()) {
            results.add(item.substring(ITEM.length()));
        }
        for (Thread each : threads) {
            each.join();
        }
        queues.forEach(ProcessQueue::close);
        if (failed.get() >= 0) {
            throw new StageFailed(failed.get());
        }
        return results;
    }

    private static void work(Stage stage, ProcessQueue<String> in, ProcessQueue<String> out) throws Exception {
        for (String item = in.take(); !item.equals(END); item = in.take()) {
            out.put(ITEM + stage.apply(item.substring(ITEM.length())));
        }
    }

    private static void feed(List<String> items, ProcessQueue<String> queue, WorkerProcess first) {
        try {
            for (String item : items) {
                put(ITEM + item, queue, first);
            }
            put(END, queue, first);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void put(String item, ProcessQueue<String> queue, WorkerProcess taker) throws InterruptedException {
        while (!queue.offer(item, MOMENT) && taker.isAlive()) {
            // The queue is full, and its taker is there.
        }
    }

    private static void watch(List<WorkerProcess> workers, int which, ProcessQueue<String> next, AtomicInteger failed) {
        try {
            workers.get(which).join();
            if (workers.get(which).exitCode().getAsInt() != 0 && failed.compareAndSet(-1, which)) {
                workers.subList(0, which).forEach(WorkerProcess::terminate); // Nobody takes what they make.
            }
            if (which + 1 < workers.size()) {
                put(END, next, workers.get(which + 1));
            } else {
                next.put(END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
