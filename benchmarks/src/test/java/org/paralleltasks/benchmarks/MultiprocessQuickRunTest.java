package org.paralleltasks.benchmarks;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.benchmarks.multiprocess.MultiprocessFigures;

@Tag("concurrency")
class MultiprocessQuickRunTest {
    @Test
    void hasARowForEachContender() throws Exception {
        QuickRun.assertThatAllRowsAreThere("multiprocess", new MultiprocessFigures());
    }
}
