package org.paralleltasks.threads.homework.answers.wrong.firstanswer;

import java.io.IOException;
import java.util.List;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.FirstAnswer;
import org.paralleltasks.threads.homework.given.NoAnswerException;
import org.paralleltasks.threads.homework.given.Source;

/** Asks the next only when the one before has failed. */
@KilledBy("asksAllAtTheSameTime")
public class OneAfterTheOther implements FirstAnswer {
    @Override
    public String ask(List<Source> sources) throws NoAnswerException, InterruptedException {
        NoAnswerException none = new NoAnswerException();
        for (Source source : sources) {
            try {
                return source.ask();
            } catch (IOException e) {
                none.addSuppressed(e);
            }
        }
        throw none;
    }
}
