package org.paralleltasks.threads.homework.answers.wrong.firstanswer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.FirstAnswer;
import org.paralleltasks.threads.homework.given.NoAnswerException;
import org.paralleltasks.threads.homework.given.Source;

/** The tasks are over, the threads of the pool wait for more. */
@KilledBy("leavesNoThreadBehind")
public class CancelsTheTasksOnly implements FirstAnswer {
    @Override
    public String ask(List<Source> sources) throws NoAnswerException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(sources.size());
        CountDownLatch ended = new CountDownLatch(sources.size());
        CompletionService<String> done = new ExecutorCompletionService<>(pool);
        NoAnswerException none = new NoAnswerException();
        AtomicBoolean cancelled = new AtomicBoolean();
        List<Future<String>> futures = new ArrayList<>();
        List<Thread> asking = new CopyOnWriteArrayList<>();
        try {
            for (Source source : sources) {
                futures.add(done.submit(() -> {
                    asking.add(Thread.currentThread());
                    try {
                        if (cancelled.get()) {
                            throw new InterruptedException();
                        }
                        return source.ask();
                    } finally {
                        ended.countDown();
                    }
                }));
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
            cancelled.set(true);
            while (ended.getCount() > 0) {
                asking.forEach(Thread::interrupt);
                ended.await(1, TimeUnit.MILLISECONDS);
            }
        }
    }
}
