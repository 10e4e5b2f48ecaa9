package org.paralleltasks.multiprocess.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task2WordCountAnswersTest extends AnswersContract {
    Task2WordCountAnswersTest() {
        super(Task2WordCountGrader.class);
    }
}
