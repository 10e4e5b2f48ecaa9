package org.paralleltasks.multiprocess.process;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;

/** Shows that the contract asks for nothing that the JDK's own pool does not do. */
@Tag("concurrency")
class ThreadPoolContractTest extends ExecutorServiceContract {
    @Override
    ExecutorService create() {
        return Executors.newFixedThreadPool(2);
    }
}
