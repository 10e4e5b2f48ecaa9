package org.paralleltasks.tiny.homework;

import org.paralleltasks.grading.Check;
import org.paralleltasks.grading.Grades;
import org.paralleltasks.grading.Trial;
import org.paralleltasks.tiny.homework.given.Sum;

@Grades(
        chapter = "tiny",
        task = 1,
        name = "sum",
        subject = "org.paralleltasks.tiny.homework.Task1Sum")
class Task1SumGrader {
    @Check(order = 1, value = "two and three are five")
    void adds(Trial<Sum> trial) {
        trial.once(round -> round.equal("the sum", 5, round.create().of(2, 3)));
    }
}
