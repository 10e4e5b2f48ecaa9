package org.paralleltasks.threads.homework;

import java.util.List;
import org.paralleltasks.threads.homework.given.FirstAnswer;
import org.paralleltasks.threads.homework.given.NoAnswerException;
import org.paralleltasks.threads.homework.given.Source;

/** Task 2: the first answer wins. The instructions are in Task2FirstAnswer.md. */
public class Task2FirstAnswer implements FirstAnswer {

    @Override
    public String ask(List<Source> sources) throws NoAnswerException, InterruptedException {
        throw new UnsupportedOperationException("TODO 2: ask all, take the first answer, cancel the others, wait for them");
    }
}
