package org.paralleltasks.multiprocess.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task3PipelineAnswersTest extends AnswersContract {
    Task3PipelineAnswersTest() {
        super(Task3PipelineGrader.class);
    }
}
