package org.paralleltasks.timer.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task1DelayedCallAnswersTest extends AnswersContract {
    Task1DelayedCallAnswersTest() {
        super(Task1DelayedCallGrader.class);
    }
}
