package org.paralleltasks.threads.homework.answers.wrong.firstanswer;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.FirstAnswer;
import org.paralleltasks.threads.homework.given.NoAnswerException;
import org.paralleltasks.threads.homework.given.Source;

/** Says that nobody answered, and not why. */
@KilledBy("tellsWhyThereIsNoAnswer")
public class ReasonsLost implements FirstAnswer {
    @Override
    public String ask(List<Source> sources) throws NoAnswerException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(sources.size());
        CompletionService<String> done = new ExecutorCompletionService<>(pool);
        try {
            for (Source source : sources) {
                done.submit(source::ask);
            }
            for (int i = 0; i < sources.size(); i++) {
                try {
                    return done.take().get();
                } catch (ExecutionException e) {
                    // The next may answer.
                }
            }
            throw new NoAnswerException();
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.HOURS);
        }
    }
}
