package org.paralleltasks.sync.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task4BoundedBufferAnswersTest extends AnswersContract {
    Task4BoundedBufferAnswersTest() {
        super(Task4BoundedBufferGrader.class);
    }
}
