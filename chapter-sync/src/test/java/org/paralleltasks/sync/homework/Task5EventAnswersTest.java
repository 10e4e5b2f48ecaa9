package org.paralleltasks.sync.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task5EventAnswersTest extends AnswersContract {
    Task5EventAnswersTest() {
        super(Task5EventGrader.class);
    }
}
