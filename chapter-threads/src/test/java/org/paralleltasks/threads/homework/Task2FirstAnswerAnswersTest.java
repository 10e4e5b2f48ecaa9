package org.paralleltasks.threads.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task2FirstAnswerAnswersTest extends AnswersContract {
    Task2FirstAnswerAnswersTest() {
        super(Task2FirstAnswerGrader.class);
    }
}
