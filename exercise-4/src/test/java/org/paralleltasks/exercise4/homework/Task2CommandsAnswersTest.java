package org.paralleltasks.exercise4.homework;

import org.junit.jupiter.api.Tag;
import org.paralleltasks.grading.selfcheck.AnswersContract;

@Tag("grading")
class Task2CommandsAnswersTest extends AnswersContract {
    Task2CommandsAnswersTest() {
        super(Task2CommandsGrader.class);
    }
}
