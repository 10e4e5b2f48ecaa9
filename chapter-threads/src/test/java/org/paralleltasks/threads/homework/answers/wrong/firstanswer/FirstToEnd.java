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

/** Takes what ends first, be it a failure. */
@KilledBy("aFailureIsNoAnswer")
public class FirstToEnd implements FirstAnswer {
    @Override
    public String ask(List<Source> sources) throws NoAnswerException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(sources.size());
        CompletionService<String> done = new ExecutorCompletionService<>(pool);
        try {
            for (Source source : sources) {
                done.submit(source::ask);
            }
            return done.take().get();
        } catch (ExecutionException e) {
            NoAnswerException none = new NoAnswerException();
            none.addSuppressed(e.getCause());
            throw none;
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.HOURS);
        }
    }
}
