package org.paralleltasks.threads.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task3StoppableWorkerAnswersTest extends AnswersContract {
    Task3StoppableWorkerAnswersTest() {
        super(Task3StoppableWorkerGrader.class);
    }
}
