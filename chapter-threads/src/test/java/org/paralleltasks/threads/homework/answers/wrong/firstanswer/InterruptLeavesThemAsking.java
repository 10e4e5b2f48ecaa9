package org.paralleltasks.threads.homework.answers.wrong.firstanswer;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.FirstAnswer;
import org.paralleltasks.threads.homework.given.NoAnswerException;
import org.paralleltasks.threads.homework.given.Source;

/** Cancels after an answer, and not after an interrupt. */
@KilledBy("interruptCancelsAll")
public class InterruptLeavesThemAsking implements FirstAnswer {
    @Override
    public String ask(List<Source> sources) throws NoAnswerException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(sources.size());
        CompletionService<String> done = new ExecutorCompletionService<>(pool);
        for (Source source : sources) {
            done.submit(source::ask);
        }
        NoAnswerException none = new NoAnswerException();
        String answer = null;
        for (int i = 0; i < sources.size() && answer == null; i++) {
            Future<String> next = done.take();
            try {
                answer = next.get();
            } catch (ExecutionException e) {
                none.addSuppressed(e.getCause());
            }
        }
        pool.shutdownNow();
        pool.awaitTermination(1, TimeUnit.HOURS);
        if (answer == null) {
            throw none;
        }
        return answer;
    }
}
