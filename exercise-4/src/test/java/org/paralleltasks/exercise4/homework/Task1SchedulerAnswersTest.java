package org.paralleltasks.exercise4.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task1SchedulerAnswersTest extends AnswersContract {
    Task1SchedulerAnswersTest() {
        super(Task1SchedulerGrader.class);
    }
}
