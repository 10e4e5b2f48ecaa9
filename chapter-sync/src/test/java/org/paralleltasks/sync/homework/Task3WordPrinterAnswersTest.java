package org.paralleltasks.sync.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task3WordPrinterAnswersTest extends AnswersContract {
    Task3WordPrinterAnswersTest() {
        super(Task3WordPrinterGrader.class);
    }
}
