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

/** Where there is no answer nobody is left to be cancelled, but the threads of the pool are. */
@KilledBy("leavesNoThreadBehind")
public class PoolLeftWhenAllFail implements FirstAnswer {
    @Override
    public String ask(List<Source> sources) throws NoAnswerException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(sources.size());
        CompletionService<String> done = new ExecutorCompletionService<>(pool);
        NoAnswerException none = new NoAnswerException();
        try {
            for (Source source : sources) {
                done.submit(source::ask);
            }
            for (int i = 0; i < sources.size(); i++) {
                try {
                    return done.take().get();
                } catch (ExecutionException e) {
                    none.addSuppressed(e.getCause());
                }
            }
            throw none;
        } finally {
            if (none.getSuppressed().length < sources.size()) {
                pool.shutdownNow();
                awaitEnd(pool);
            }
        }
    }

    private static void awaitEnd(ExecutorService pool) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
