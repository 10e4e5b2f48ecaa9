package org.paralleltasks.multiprocess.process;

import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Tag;

@Tag("concurrency")
class ProcessPoolContractTest extends ExecutorServiceContract {
    @Override
    ExecutorService create() {
        return new ProcessPool(2);
    }
}
