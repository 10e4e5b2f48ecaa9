package org.paralleltasks.timer.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task2HeartbeatAnswersTest extends AnswersContract {
    Task2HeartbeatAnswersTest() {
        super(Task2HeartbeatGrader.class);
    }
}
