package org.paralleltasks.threads.homework.answers.wrong.firstanswer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.FirstAnswer;
import org.paralleltasks.threads.homework.given.NoAnswerException;
import org.paralleltasks.threads.homework.given.Source;

/** Waits for the first source, not for the first answer. */
@KilledBy("theFirstWins")
public class GetsInOrder implements FirstAnswer {
    @Override
    public String ask(List<Source> sources) throws NoAnswerException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(sources.size());
        NoAnswerException none = new NoAnswerException();
        try {
            List<Future<String>> futures = new ArrayList<>();
            for (Source source : sources) {
                futures.add(pool.submit(source::ask));
            }
            for (Future<String> future : futures) {
                try {
                    return future.get();
                } catch (ExecutionException e) {
                    none.addSuppressed(e.getCause());
                }
            }
            throw none;
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.HOURS);
        }
    }
}
