package org.paralleltasks.subprocess.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task2TimeLimitAnswersTest extends AnswersContract {
    Task2TimeLimitAnswersTest() {
        super(Task2TimeLimitGrader.class);
    }
}
