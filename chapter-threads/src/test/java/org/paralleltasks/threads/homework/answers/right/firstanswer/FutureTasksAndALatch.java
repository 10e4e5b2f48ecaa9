package org.paralleltasks.threads.homework.answers.right.firstanswer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.paralleltasks.threads.homework.given.FirstAnswer;
import org.paralleltasks.threads.homework.given.NoAnswerException;
import org.paralleltasks.threads.homework.given.Source;

/** Each task is a FutureTask, the first answer is in a CompletableFuture. */
public class FutureTasksAndALatch implements FirstAnswer {
    @Override
    public String ask(List<Source> sources) throws NoAnswerException, InterruptedException {
        CompletableFuture<String> first = new CompletableFuture<>();
        NoAnswerException none = new NoAnswerException();
        AtomicInteger asking = new AtomicInteger(sources.size());
        List<Thread> threads = new ArrayList<>();
        for (Source source : sources) {
            threads.add(new Thread(() -> {
                try {
                    first.complete(source.ask());
                } catch (Exception e) {
                    none.addSuppressed(e);
                }
                if (asking.decrementAndGet() == 0) {
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
            threads.forEach(Thread::interrupt);
            boolean interrupted = false;
            for (Thread thread : threads) {
                interrupted |= joinedThrough(thread);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns whether an interrupt came meanwhile. */
    private static boolean joinedThrough(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
