package org.paralleltasks.multiprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The worker processes of one test: started here, and ended after it, whatever happens. */
final class WorkersOfTest implements BeforeEachCallback, AfterEachCallback {
    private final List<WorkerProcess> started = new ArrayList<>();

    WorkerProcess start(Target target) {
        WorkerProcess process = new WorkerProcess(target);
        process.start();
        started.add(process);
        return process;
    }

    /** Waits for all, and expects that they have done their work. */
    void joinAll() throws InterruptedException {
        for (WorkerProcess process : started) {
            process.join();
            assertThat(process.exitCode()).as(process.getName()).hasValue(0);
        }
    }

    /** They live too shortly to gain from the second compiler. */
    @Override
    public void beforeEach(ExtensionContext context) {
        WorkerProcess.setWorkerJvmOptions(List.of("-XX:TieredStopAtLevel=1"));
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        WorkerProcess.setWorkerJvmOptions(List.of());
        for (WorkerProcess process : WorkerProcess.activeChildren()) {
            process.kill();
            process.join();
        }
    }
}
