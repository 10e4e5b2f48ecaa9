package org.paralleltasks.timer.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task3WatchdogAnswersTest extends AnswersContract {
    Task3WatchdogAnswersTest() {
        super(Task3WatchdogGrader.class);
    }
}
