package org.paralleltasks.threads.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task1SumAnswersTest extends AnswersContract {
    Task1SumAnswersTest() {
        super(Task1SumGrader.class);
    }
}
