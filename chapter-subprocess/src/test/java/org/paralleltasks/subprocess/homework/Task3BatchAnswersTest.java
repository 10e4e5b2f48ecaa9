package org.paralleltasks.subprocess.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task3BatchAnswersTest extends AnswersContract {
    Task3BatchAnswersTest() {
        super(Task3BatchGrader.class);
    }
}
