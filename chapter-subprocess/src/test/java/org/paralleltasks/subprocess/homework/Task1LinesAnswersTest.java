package org.paralleltasks.subprocess.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task1LinesAnswersTest extends AnswersContract {
    Task1LinesAnswersTest() {
        super(Task1LinesGrader.class);
    }
}
