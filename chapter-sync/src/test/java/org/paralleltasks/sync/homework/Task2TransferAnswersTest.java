package org.paralleltasks.sync.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task2TransferAnswersTest extends AnswersContract {
    Task2TransferAnswersTest() {
        super(Task2TransferGrader.class);
    }
}
