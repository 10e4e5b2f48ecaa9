package org.paralleltasks.sync.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task1CounterAnswersTest extends AnswersContract {
    Task1CounterAnswersTest() {
        super(Task1CounterGrader.class);
    }
}
