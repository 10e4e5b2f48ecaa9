package org.paralleltasks.threads.homework.answers.right.firstanswer;

import java.util.ArrayList;
import java.util.List;
import org.paralleltasks.threads.homework.given.FirstAnswer;
import org.paralleltasks.threads.homework.given.NoAnswerException;
import org.paralleltasks.threads.homework.given.Source;

/** One monitor keeps the answer, the failures and the number of those who still ask. */
public class MonitorAndWait implements FirstAnswer {
    private static final class Answers {
        private String first;
        private final List<Exception> failures = new ArrayList<>();
        private int asking;

        Answers(int asking) {
            this.asking = asking;
        }

        synchronized void add(String answer) {
            if (first == null) {
                first = answer;
            }
            asking--;
            notifyAll();
        }

        synchronized void fail(Exception e) {
            failures.add(e);
            asking--;
            notifyAll();
        }

        synchronized String awaitFirst() throws InterruptedException, NoAnswerException {
            while (first == null && asking > 0) {
                wait();
            }
            if (first != null) {
                return first;
            }
            NoAnswerException none = new NoAnswerException();
            failures.forEach(none::addSuppressed);
            throw none;
        }

        synchronized void awaitAll() {
            boolean interrupted = false;
            while (asking > 0) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public String ask(List<Source> sources) throws NoAnswerException, InterruptedException {
        Answers answers = new Answers(sources.size());
        List<Thread> threads = new ArrayList<>();
        for (Source source : sources) {
            threads.add(new Thread(() -> {
                try {
                    answers.add(source.ask());
                } catch (Exception e) {
                    answers.fail(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.start();
        }
        try {
            return answers.awaitFirst();
        } finally {
            for (Thread thread : threads) {
                thread.interrupt();
            }
            answers.awaitAll();
        }
    }
}
