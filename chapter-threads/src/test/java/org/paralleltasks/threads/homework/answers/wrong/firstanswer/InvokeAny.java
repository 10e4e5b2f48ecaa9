package org.paralleltasks.threads.homework.answers.wrong.firstanswer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.FirstAnswer;
import org.paralleltasks.threads.homework.given.NoAnswerException;
import org.paralleltasks.threads.homework.given.Source;

/** Cancels the others, and does not wait for them. */
@KilledBy("returnsWhenTheOthersHaveEnded")
public class InvokeAny implements FirstAnswer {
    @Override
    public String ask(List<Source> sources) throws NoAnswerException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(sources.size());
        ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
        try {
            List<Callable<String>> tasks = new ArrayList<>();
            for (Source source : sources) {
                tasks.add(() -> {
                    try {
                        return source.ask();
                    } catch (IOException e) {
                        failures.add(e);
                        throw e;
                    }
                });
            }
            return pool.invokeAny(tasks);
        } catch (ExecutionException e) {
            NoAnswerException none = new NoAnswerException();
            failures.forEach(none::addSuppressed);
            throw none;
        } finally {
            pool.shutdown();
        }
    }
}
