package org.paralleltasks.multiprocess.homework.answers.wrong.pipeline;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.multiprocess.homework.given.Pipeline;
import org.paralleltasks.multiprocess.homework.given.Stage;
import org.paralleltasks.multiprocess.homework.given.StageFailed;
import org.paralleltasks.multiprocess.process.PipeEnd;
import org.paralleltasks.multiprocess.process.WorkerProcess;

/** Sends all items before it receives the first result: too many for the pipes. */
@KilledBy("takesMany")
public class SendsAllFirst implements Pipeline {
    @Override
    public List<String> run(List<String> items, List<Stage> stages) throws StageFailed, InterruptedException {
        List<PipeEnd.OneWay> pipes = new ArrayList<>();
        for (int i = 0; i <= stages.size(); i++) {
            pipes.add(PipeEnd.oneWay());
        }
        List<WorkerProcess> workers = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            PipeEnd in = pipes.get(i).receiver();
            PipeEnd out = pipes.get(i + 1).sender();
            workers.add(new WorkerProcess(() -> work(stage, in, out)));
            workers.get(i).start();
            pipes.get(i).receiver().close(); // The worker has both now.
            pipes.get(i + 1).sender().close();
        }
        feed(items, pipes.get(0).sender());
        List<String> results = receive(pipes.get(stages.size()).receiver());
        for (WorkerProcess each : workers) {
            each.join();
        }
        for (int i = workers.size() - 1; i >= 0; i--) {
            if (workers.get(i).exitCode().getAsInt() != 0) {
                throw new StageFailed(i);
            }
        }
        return results;
    }

    private static void work(Stage stage, PipeEnd in, PipeEnd out) throws Exception {
        while (true) {
            String item;
            try {
                item = (String) in.receive();
            } catch (EOFException e) {
                return;
            }
            out.send(stage.apply(item));
        }
    }

    private static List<String> receive(PipeEnd in) throws InterruptedException {
        List<String> received = new ArrayList<>();
        while (true) {
            try {
                received.add((String) in.receive());
            } catch (EOFException e) {
                return received;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void feed(List<String> items, PipeEnd out) {
        try {
            for (String item : items) {
                out.send(item);
            }
        } catch (IOException | InterruptedException e) {
            // Nobody receives any more.
        } finally {
            out.close();
        }
    }
}
