package org.paralleltasks.threads.homework.answers.wrong.firstanswer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.paralleltasks.grading.selfcheck.KilledBy;
import org.paralleltasks.threads.homework.given.FirstAnswer;
import org.paralleltasks.threads.homework.given.NoAnswerException;
import org.paralleltasks.threads.homework.given.Source;

/** Cancels those who have already put themselves on the list. */
@KilledBy("returnsWhenTheOthersHaveEnded")
public class MissesWhoComesLate implements FirstAnswer {
    @Override
    public String ask(List<Source> sources) throws NoAnswerException, InterruptedException {
        ConcurrentLinkedQueue<Thread> asking = new ConcurrentLinkedQueue<>();
        CompletableFuture<String> first = new CompletableFuture<>();
        NoAnswerException none = new NoAnswerException();
        AtomicInteger left = new AtomicInteger(sources.size());
        List<Thread> threads = new ArrayList<>();
        for (Source source : sources) {
            threads.add(new Thread(() -> {
                asking.add(Thread.currentThread());
                try {
                    first.complete(source.ask());
                } catch (Exception e) {
                    none.addSuppressed(e);
                }
                if (left.decrementAndGet() == 0) {
                    first.completeExceptionally(none);
                }
            }));
        }
        threads.forEach(Thread::start);
        try {
            return first.get();
        } catch (ExecutionException e) {
            throw none;
        } finally {
            asking.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }
}
