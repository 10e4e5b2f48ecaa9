package org.paralleltasks.benchmarks;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.paralleltasks.benchmarks.subprocess.SubprocessFigures;

@Tag("concurrency")
class SubprocessQuickRunTest {
    @Test
    void hasARowForEachContender() throws Exception {
        QuickRun.assertThatAllRowsAreThere("subprocess", new SubprocessFigures());
    }
}
