package org.paralleltasks.multiprocess.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task1MapAnswersTest extends AnswersContract {
    Task1MapAnswersTest() {
        super(Task1MapGrader.class);
    }
}
